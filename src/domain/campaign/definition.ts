import type { In } from '../../wire.ts';

/** A campaign as a request writes it; tags belong to the campaign, not to a version. */
export type WrittenCampaign = Omit<In<'CreateCampaign'>['WriteCampaignRequest'], 'tags'>;

type Needed = 'Name' | 'Schedule' | 'SegmentId' | 'SegmentVersion';

/** A campaign as it is stored: what it can't do without is there. */
export type CampaignDefinition = Omit<WrittenCampaign, Needed> & {
  [K in Needed]-?: NonNullable<WrittenCampaign[K]>;
};

export type Schedule = NonNullable<WrittenCampaign['Schedule']>;
export type MessageConfiguration = NonNullable<WrittenCampaign['MessageConfiguration']>;
export type TemplateConfiguration = NonNullable<WrittenCampaign['TemplateConfiguration']>;

/** What a campaign or one of its treatments may have of its own. */
export interface Content {
  readonly MessageConfiguration?: MessageConfiguration;
  readonly TemplateConfiguration?: TemplateConfiguration;
  readonly CustomDeliveryConfiguration?: WrittenCampaign['CustomDeliveryConfiguration'];
}

/** Who starts it: the clock, an event, or the app that shows it. */
export type CampaignKind = 'scheduled' | 'event' | 'in-app';

export function campaignKind(schedule: Pick<Schedule, 'Frequency'> | undefined): CampaignKind {
  if (schedule?.Frequency === 'IN_APP_EVENT') return 'in-app';
  return schedule?.Frequency === 'EVENT' ? 'event' : 'scheduled';
}
