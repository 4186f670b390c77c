import type { Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { presentCampaign } from './present.ts';
import { requireRow } from './row.ts';

/** The newest version of a campaign. */
export async function getCampaign(ctx: Ctx, input: In<'GetCampaign'>): Promise<Out<'GetCampaign'>> {
  const { id: projectId } = await requireProject(ctx, input.ApplicationId);
  return presentCampaign(ctx, await requireRow(ctx, { projectId, campaignId: input.CampaignId }));
}

/** One version of a campaign. */
export async function getCampaignVersion(
  ctx: Ctx,
  { ApplicationId, CampaignId: campaignId, Version }: In<'GetCampaignVersion'>,
): Promise<Out<'GetCampaignVersion'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  if (!/^[1-9]\d{0,8}$/.test(Version)) {
    throw new ValidationError(`version is "${Version}": expected a whole number from 1`);
  }
  const version = Number(Version);
  return presentCampaign(ctx, await requireRow(ctx, { projectId, campaignId, version }));
}
