import { campaignProblems, type WrittenCampaign } from '../../../src/domain/campaign/index.ts';

export const NOW = new Date('2026-11-30T12:00:00.000Z');

/** A campaign with nothing wrong, that sends. */
export const mail: WrittenCampaign = {
  Name: 'Sale',
  SegmentId: 'everybody',
  Schedule: { StartTime: '2026-12-01T09:00:00Z', Frequency: 'ONCE' },
  MessageConfiguration: { EmailMessage: { Title: 'Sale', HtmlBody: '<p>Today</p>' } },
};

/** A campaign with nothing wrong, that an app shows. */
export const banner: WrittenCampaign = {
  Name: 'Banner',
  SegmentId: 'everybody',
  Schedule: {
    StartTime: 'IMMEDIATE',
    Frequency: 'IN_APP_EVENT',
    EventFilter: {
      FilterType: 'ENDPOINT',
      Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['opened'] } },
    },
  },
  MessageConfiguration: { InAppMessage: { Layout: 'TOP_BANNER', Content: [{}] } },
};

export const problems = (campaign: WrittenCampaign, before?: WrittenCampaign): string[] =>
  campaignProblems(campaign, { now: NOW, webhookHosts: ['hooks.internal:8443'], before });
