import type { Ctx } from '../context.ts';
import { notFound } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { presentSettings, settingsOf } from './settings.ts';

/** The application settings as last written. */
export async function getApplicationSettings(
  ctx: Ctx,
  input: In<'GetApplicationSettings'>,
): Promise<Out<'GetApplicationSettings'>> {
  const row = await settingsOf(ctx, input.ApplicationId)
    .select('id', 'settings', 'settings_modified_at')
    .first();
  if (!row) throw notFound('Application', input.ApplicationId);
  return presentSettings(row);
}
