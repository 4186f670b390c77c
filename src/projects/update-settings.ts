import type { Ctx } from '../context.ts';
import { projectSettingsProblems } from '../domain/project-settings.ts';
import { notFound, ValidationError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { requireProject } from './require.ts';
import { presentSettings, settingsOf } from './settings.ts';

/** Replaces each settings member that is in the request; the others stay as they are. */
export async function updateApplicationSettings(
  ctx: Ctx,
  input: In<'UpdateApplicationSettings'>,
): Promise<Out<'UpdateApplicationSettings'>> {
  const { id } = await requireProject(ctx, input.ApplicationId);
  const written = input.WriteApplicationSettingsRequest;
  const problems = projectSettingsProblems(written);
  if (problems.length > 0) throw new ValidationError(problems);

  const [row] = await settingsOf(ctx, id)
    .update({
      settings: ctx.db.raw('settings || ?::jsonb', [JSON.stringify(written)]),
      settings_modified_at: ctx.now(),
    })
    .returning(['id', 'settings', 'settings_modified_at']);
  if (!row) throw notFound('Application', input.ApplicationId);
  return presentSettings(row);
}
