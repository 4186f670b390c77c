import type { Ctx } from '../context.ts';
import { readPage } from '../paging.ts';
import type { In, Out } from '../wire.ts';
import { requireCampaign } from './require.ts';

/** The runs of a campaign: none, because nothing runs campaigns yet. An in-app campaign has no runs at all. */
export async function getCampaignActivities(
  ctx: Ctx,
  input: In<'GetCampaignActivities'>,
): Promise<Out<'GetCampaignActivities'>> {
  await requireCampaign(ctx, input.ApplicationId, input.CampaignId);
  readPage(input);
  return { Item: [] };
}
