import type { Ctx } from '../context.ts';
import { requireProject } from '../projects/index.ts';
import { requireRow } from './row.ts';

/** Whether there is such a campaign in a project of the caller's account. @throws NotFoundError */
export async function requireCampaign(ctx: Ctx, projectId: string, id: string): Promise<void> {
  const project = await requireProject(ctx, projectId);
  await requireRow(ctx, { projectId: project.id, campaignId: id });
}
