import type { Ctx } from '../../src/context.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { getInAppMessages } from '../../src/in-app/index.ts';
import { createSegment } from '../../src/segments/index.ts';
import { campaignProject } from '../campaigns/campaign-world.ts';

/** A project with an endpoint "ada", and an app that fetches what to show. */
export async function inAppProject(ctx: Ctx) {
  const shop = await campaignProject(ctx);
  const { ApplicationId } = shop;
  const put = (EndpointId: string, EndpointRequest: object) =>
    updateEndpoint(ctx, { ApplicationId, EndpointId, EndpointRequest });
  const fetchAll = async (EndpointId = 'ada', as = ctx) =>
    (await getInAppMessages(as, { ApplicationId, EndpointId })).InAppMessageCampaigns ?? [];
  await put('ada', {});
  return {
    ...shop,
    put,
    fetchAll,
    shownTo: async (EndpointId = 'ada', as = ctx) =>
      (await fetchAll(EndpointId, as)).map(({ CampaignId }) => CampaignId),
    setCohort: (cohort: number) =>
      ctx.db('endpoints').where({ project_id: ApplicationId, id: 'ada' }).update({ cohort }),
    /** A segment of those whose plan is gold. */
    async gold(): Promise<string> {
      const Dimensions = { Attributes: { plan: { Values: ['gold'] } } };
      const WriteSegmentRequest = { Name: 'Gold', Dimensions };
      return (await createSegment(ctx, { ApplicationId, WriteSegmentRequest })).Id;
    },
  };
}

export type InAppProject = Awaited<ReturnType<typeof inAppProject>>;
