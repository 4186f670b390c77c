import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { presentJourneySettings, type JourneySettings } from './journey-settings.ts';
import { settingsOf } from './settings.ts';

/** What holds for all journeys of a project where they say nothing themselves; defaults included. */
export async function getJourneySettings(
  ctx: Ctx,
  { ApplicationId }: { readonly ApplicationId: string },
): Promise<JourneySettings> {
  const row = await settingsOf(ctx, ApplicationId)
    .select('id', 'settings', 'settings_modified_at')
    .first();
  if (!row) throw new NotFoundError('Application not found');
  return presentJourneySettings(row);
}
