import type { Ctx } from '../context.ts';
import { campaignKind, inAppEnd, type CampaignDefinition } from '../domain/campaign/index.ts';

/** A version of a campaign as it is written; versions never change. */
interface NewVersion {
  readonly projectId: string;
  readonly id: string;
  readonly version: number;
  readonly definition: CampaignDefinition;
  readonly at: Date;
}

/** Writes a version and makes it the newest: the campaign's row must be there, and held by the transaction. */
export async function storeVersion(ctx: Ctx, given: NewVersion): Promise<void> {
  const { projectId: project_id, id, version, definition, at } = given;
  const end = inAppEnd(definition);
  await ctx
    .db('campaigns')
    .where({ project_id, id })
    .update({ version, in_app_until: end === null ? 'infinity' : (end ?? null) });
  await ctx.db('campaign_versions').insert({
    project_id,
    campaign_id: id,
    version,
    definition: JSON.stringify(definition),
    modified_at: at,
  });
  if (campaignKind(definition.Schedule) !== 'in-app') {
    const what = { projectId: project_id, campaignId: id, version };
    ctx.log.warn(what, 'The campaign is stored and stays PAUSED: this version sends no campaigns');
  }
}
