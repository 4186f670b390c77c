import type { Ctx } from '../context.ts';
import { PREPARED } from '../database.ts';
import { notFound } from '../errors.ts';
import { PROJECT_COLUMNS, type ProjectRow } from './row.ts';

/** The project, if it is the caller's. @throws NotFoundError also for a project of another account */
export async function requireProject(ctx: Ctx, id: string): Promise<ProjectRow> {
  const project = await ctx
    .db<ProjectRow>('projects')
    .select(...PROJECT_COLUMNS)
    .where({ id, account_id: ctx.account })
    .first()
    .options({ name: PREPARED.project });
  if (!project) throw notFound('Application', id);
  return project;
}
