import type { Ctx } from '../context.ts';
import type { ParticipantRef, RunRef } from '../orchestrator.ts';

/** Participants that a pause held, in the order of their ids, after `after`. */
export async function heldPage(
  ctx: Ctx,
  { projectId, journeyId, runId }: RunRef,
  { after = '', limit }: { after?: string; limit: number },
): Promise<ParticipantRef[]> {
  const rows = await ctx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId, state: 'held' })
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .select<{ id: string }[]>('id');
  return rows.map(({ id: participantId }) => ({ projectId, journeyId, runId, participantId }));
}
