import type { Ctx } from '../context.ts';
import type { ProjectSettings } from '../domain/project-settings.ts';
import { NotFoundError } from '../errors.ts';
import { settingsOf } from './settings.ts';

/** The settings of a project as written. @throws NotFoundError */
export async function projectSettings(ctx: Ctx, projectId: string): Promise<ProjectSettings> {
  const row = await settingsOf(ctx, projectId).select('settings').first();
  if (!row) throw new NotFoundError('Application not found');
  return row.settings;
}
