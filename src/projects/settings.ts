import type { Ctx } from '../context.ts';
import type { ProjectSettings } from '../domain/project-settings.ts';
import type { Out } from '../wire.ts';

export interface SettingsRow {
  readonly id: string;
  readonly settings: ProjectSettings;
  readonly settings_modified_at: Date;
}

/** The query for the settings row of a project of the caller's account. */
export function settingsOf(ctx: Ctx, projectId: string) {
  return ctx
    .db<SettingsRow & { account_id: string }>('projects')
    .where({ id: projectId, account_id: ctx.account });
}

/** Settings as the wire shows them; the two flags can be written, but the wire has no place to read them. */
export function presentSettings(row: SettingsRow): Out<'GetApplicationSettings'> {
  const { CampaignHook, Limits, QuietTime, JourneyLimits } = row.settings;
  return {
    ApplicationId: row.id,
    ...(CampaignHook && { CampaignHook }),
    ...(JourneyLimits && { JourneyLimits }),
    ...(Limits && { Limits }),
    ...(QuietTime && { QuietTime }),
    LastModifiedDate: row.settings_modified_at.toISOString(),
  };
}
