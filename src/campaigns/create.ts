import { type Ctx, withTransaction } from '../context.ts';
import { withDefaults } from '../domain/campaign/index.ts';
import { newId } from '../ids.ts';
import { getApplicationSettings } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { checkCampaign } from './check.ts';
import { presentCampaign } from './present.ts';
import { requireRow } from './row.ts';
import { storeVersion } from './store-version.ts';

/** Makes a campaign; what it does not say about limits, quiet time and hook it has from the project for good. */
export async function createCampaign(
  ctx: Ctx,
  { ApplicationId, WriteCampaignRequest }: In<'CreateCampaign'>,
): Promise<Out<'CreateCampaign'>> {
  const { tags = {}, ...written } = WriteCampaignRequest;
  const settings = await getApplicationSettings(ctx, { ApplicationId });
  const projectId = settings.ApplicationId;
  const definition = await checkCampaign(ctx, withDefaults(written, settings), { projectId, tags });
  const id = newId();
  const at = ctx.now();
  return withTransaction(ctx, async (tx) => {
    await tx.db('campaigns').insert({ project_id: projectId, id, tags, created_at: at });
    await storeVersion(tx, { projectId, id, version: 1, definition, at });
    return presentCampaign(tx, await requireRow(tx, { projectId, campaignId: id }));
  });
}
