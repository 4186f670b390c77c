import type { Ctx } from '../context.ts';
import { notFound } from '../errors.ts';
import { cutPage, readPage, versionKey } from '../paging.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { presentCampaign } from './present.ts';
import { selectVersions } from './row.ts';

/** The campaigns of a project in their newest versions, page by page in the order of their ids. */
export async function getCampaigns(
  ctx: Ctx,
  input: In<'GetCampaigns'>,
): Promise<Out<'GetCampaigns'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readPage(input);
  const rows = await selectVersions(ctx, project.id)
    .whereRaw('v.version = c.version')
    .where('c.id', '>', after?.[0] ?? '')
    .orderBy('c.id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return { Item: page.map((row) => presentCampaign(ctx, row)), ...next };
}

/** The versions of a campaign, newest first. */
export async function getCampaignVersions(
  ctx: Ctx,
  input: In<'GetCampaignVersions'>,
): Promise<Out<'GetCampaignVersions'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readPage(input, [versionKey]);
  const query = selectVersions(ctx, project.id)
    .where('c.id', input.CampaignId)
    .orderBy('v.version', 'desc')
    .limit(limit + 1);
  const rows = await (after ? query.where('v.version', '<', Number(after[0])) : query);
  if (rows.length === 0 && !after) throw notFound('Campaign', input.CampaignId);
  const { page, next } = cutPage(rows, limit, (row) => [String(row.version)]);
  return { Item: page.map((row) => presentCampaign(ctx, row)), ...next };
}
