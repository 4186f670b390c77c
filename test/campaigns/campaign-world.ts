import { createCampaign, getCampaign, updateCampaign } from '../../src/campaigns/index.ts';
import type { Ctx } from '../../src/context.ts';
import { createApp } from '../../src/projects/index.ts';
import { createSegment } from '../../src/segments/index.ts';
import type { In } from '../../src/wire.ts';

export type Written = In<'CreateCampaign'>['WriteCampaignRequest'];

/** A project with one segment, and campaigns that mail it or show it a banner. */
export async function campaignProject(ctx: Ctx) {
  const { Id: ApplicationId } = await createApp(ctx, {
    CreateApplicationRequest: { Name: 'Shop' },
  });
  const segment = await createSegment(ctx, {
    ApplicationId,
    WriteSegmentRequest: { Name: 'Everybody' },
  });
  const mail: Written = {
    Name: 'Sale',
    SegmentId: segment.Id,
    Schedule: { StartTime: 'IMMEDIATE', Frequency: 'ONCE' },
    MessageConfiguration: { EmailMessage: { Title: 'Sale', HtmlBody: '<p>Today</p>' } },
  };
  const banner: Written = {
    Name: 'Banner',
    SegmentId: segment.Id,
    Schedule: {
      StartTime: 'IMMEDIATE',
      Frequency: 'IN_APP_EVENT',
      EventFilter: {
        FilterType: 'ENDPOINT',
        Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['opened'] } },
      },
    },
    MessageConfiguration: {
      InAppMessage: { Layout: 'TOP_BANNER', Content: [{ BackgroundColor: '#ffffff' }] },
    },
  };
  return {
    ApplicationId,
    segmentId: segment.Id,
    mail,
    banner,
    create: (WriteCampaignRequest: Written, as = ctx) =>
      createCampaign(as, { ApplicationId, WriteCampaignRequest }),
    update: (CampaignId: string, WriteCampaignRequest: Written, as = ctx) =>
      updateCampaign(as, { ApplicationId, CampaignId, WriteCampaignRequest }),
    get: (CampaignId: string, as = ctx) => getCampaign(as, { ApplicationId, CampaignId }),
  };
}

export type CampaignProject = Awaited<ReturnType<typeof campaignProject>>;
