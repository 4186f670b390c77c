import type { QuietTime } from '../quiet-time.ts';
import { campaignKind, type Schedule, type WrittenCampaign } from './definition.ts';
import { isHook, type CampaignHook } from './hook.ts';
import type { CampaignLimits } from './limits.ts';

/** What a project says for campaigns that say nothing themselves. */
export interface CampaignDefaults {
  readonly CampaignHook?: CampaignHook;
  readonly Limits?: CampaignLimits;
  readonly QuietTime?: QuietTime;
}

/**
 * A new campaign with the defaults of its project copied in; later changes of these leave it alone. Limits are
 * taken one by one, so that a campaign with a cap of its own keeps the others; an empty QuietTime or Hook is none.
 */
export function withDefaults(
  campaign: WrittenCampaign,
  { CampaignHook: hook, Limits: limits, QuietTime: quiet }: CampaignDefaults,
): WrittenCampaign {
  const night = quiet?.Start && quiet.End ? quiet : undefined;
  const scheduled = (schedule: Schedule): Schedule =>
    night && !schedule.QuietTime ? { ...schedule, QuietTime: { ...night } } : schedule;
  // The hook is asked before sending, and an in-app campaign sends nothing.
  const sends = campaignKind(campaign.Schedule) !== 'in-app';
  return {
    ...campaign,
    ...(limits && { Limits: { ...limits, ...campaign.Limits } }),
    ...(hook && isHook(hook) && sends && !campaign.Hook && { Hook: { ...hook } }),
    ...(campaign.Schedule && { Schedule: scheduled(campaign.Schedule) }),
    ...(campaign.AdditionalTreatments && {
      AdditionalTreatments: campaign.AdditionalTreatments.map((treatment) =>
        treatment.Schedule ? { ...treatment, Schedule: scheduled(treatment.Schedule) } : treatment,
      ),
    }),
  };
}

/**
 * What an update leaves of a campaign: absent members stay. A segment without a version is its newest, and an
 * empty DeliveryUri takes the custom channel away.
 */
export function withChanges(before: WrittenCampaign, changes: WrittenCampaign): WrittenCampaign {
  const { CustomDeliveryConfiguration: custom, ...merged } = { ...before, ...changes };
  return {
    ...merged,
    ...(custom && custom.DeliveryUri !== '' && { CustomDeliveryConfiguration: custom }),
    SegmentVersion: changes.SegmentId ? changes.SegmentVersion : merged.SegmentVersion,
  };
}
