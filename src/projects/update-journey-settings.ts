import type { Ctx } from '../context.ts';
import { evaluationWaitsProblems } from '../domain/journey/index.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import {
  presentJourneySettings,
  type JourneySettings,
  type UpdateJourneySettingsInput,
} from './journey-settings.ts';
import { settingsOf } from './settings.ts';

/** Changes the given settings; journeys that run go by them from their next step on. */
export async function updateJourneySettings(
  ctx: Ctx,
  { ApplicationId, WriteJourneySettingsRequest }: UpdateJourneySettingsInput,
): Promise<JourneySettings> {
  const { EvaluationWaits: waits = {} } = WriteJourneySettingsRequest;
  const problems = evaluationWaitsProblems(waits);
  if (problems.length > 0) throw new ValidationError(problems);
  const [row] = await settingsOf(ctx, ApplicationId)
    .update({
      settings: ctx.db.raw(
        `jsonb_set(settings, '{EvaluationWaits}', coalesce(settings -> 'EvaluationWaits', '{}') || cast(? as jsonb))`,
        [JSON.stringify(waits)],
      ),
      settings_modified_at: ctx.now(),
    })
    .returning(['id', 'settings', 'settings_modified_at']);
  if (!row) throw new NotFoundError('Application not found');
  return presentJourneySettings(row);
}
