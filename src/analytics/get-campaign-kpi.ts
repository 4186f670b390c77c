import { requireCampaign } from '../campaigns/index.ts';
import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { dateRangeKpi } from './date-range-kpi.ts';

/** A number about the messages of a campaign, over all its runs. */
export async function getCampaignDateRangeKpi(
  ctx: Ctx,
  input: In<'GetCampaignDateRangeKpi'>,
): Promise<Out<'GetCampaignDateRangeKpi'>> {
  const { ApplicationId: projectId, CampaignId } = input;
  await requireCampaign(ctx, projectId, CampaignId);
  const answer = await dateRangeKpi(ctx, 'campaign', input, { projectId, campaignId: CampaignId });
  return { ...answer, CampaignId };
}
