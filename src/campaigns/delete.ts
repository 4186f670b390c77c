import { type Ctx, withTransaction } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import { notFound } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { presentDeleted } from './present.ts';
import { requireRow } from './row.ts';

/** Deletes a campaign with all its versions and answers with what it was, in the state DELETED. */
export async function deleteCampaign(
  ctx: Ctx,
  { ApplicationId, CampaignId }: In<'DeleteCampaign'>,
): Promise<Out<'DeleteCampaign'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  return withTransaction(ctx, async (tx) => {
    const row = await requireRow(tx, { projectId, campaignId: CampaignId });
    const deleted = await tx.db('campaigns').where({ project_id: projectId, id: row.id }).delete();
    if (deleted === 0) throw notFound('Campaign', CampaignId);
    return presentDeleted(tx, row);
  });
}
