import { type Ctx, withTransaction } from '../context.ts';
import { withChanges } from '../domain/campaign/index.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { checkCampaign } from './check.ts';
import { presentCampaign } from './present.ts';
import { requireRow } from './row.ts';
import { storeVersion } from './store-version.ts';

/** Makes a new version; absent members stay as they are. Tags are ignored here, as in Pinpoint. */
export async function updateCampaign(
  ctx: Ctx,
  { ApplicationId, CampaignId, WriteCampaignRequest }: In<'UpdateCampaign'>,
): Promise<Out<'UpdateCampaign'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const { tags: _ignored, ...changes } = WriteCampaignRequest;
  const ref = { projectId, campaignId: CampaignId };
  return withTransaction(ctx, async (tx) => {
    // Two writers take turns, so that each makes a version of its own on top of the other's.
    await tx
      .db('campaigns')
      .where({ project_id: projectId, id: CampaignId })
      .forUpdate()
      .select('id');
    const { definition: before, version, id } = await requireRow(tx, ref);
    const definition = await checkCampaign(tx, withChanges(before, changes), { projectId, before });
    await storeVersion(tx, { projectId, id, version: version + 1, definition, at: tx.now() });
    return presentCampaign(tx, await requireRow(tx, ref));
  });
}
