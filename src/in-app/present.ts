import type { RunningInApp } from '../campaigns/index.ts';
import type { Treatment } from '../domain/campaign/index.ts';
import { parseInstant } from '../domain/instant.ts';
import type { Out } from '../wire.ts';

/** A running campaign and the treatment that an endpoint gets. */
export interface Assigned {
  readonly campaign: RunningInApp;
  readonly treatment: Treatment;
}

type InAppCampaign = NonNullable<Out<'GetInAppMessages'>['InAppMessageCampaigns']>[number];
export type ShownMessage = NonNullable<InAppCampaign['InAppMessage']>;

/** An in-app message as the app reads it; a cap of 0 is none. */
export function presentInApp(
  { campaign: { id, definition }, treatment }: Assigned,
  message: ShownMessage,
): InAppCampaign {
  const { Priority, Limits: limits = {} } = definition;
  const { EndTime, EventFilter, QuietTime } = treatment.schedule;
  const end = parseInstant(EndTime ?? '');
  return {
    CampaignId: id,
    TreatmentId: treatment.id,
    ...(Priority !== undefined && { Priority }),
    Schedule: {
      ...(end && { EndDate: end.toISOString() }),
      ...(EventFilter && { EventFilter }),
      ...(QuietTime?.Start && { QuietTime }),
    },
    DailyCap: limits.Daily ?? 0,
    SessionCap: limits.Session ?? 0,
    TotalCap: limits.Total ?? 0,
    InAppMessage: message,
  };
}
