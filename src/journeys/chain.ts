import type { Ctx } from '../context.ts';
import type { ParticipantRef } from '../orchestrator.ts';

/** The place of a participant in the row of entries that journeys caused, and since when it is inside. */
export async function chainOf(
  ctx: Ctx,
  { projectId, journeyId, runId, participantId }: ParticipantRef,
): Promise<{ readonly chain: number; readonly enteredAt: Date }> {
  const row = await ctx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId, id: participantId })
    .first<{ chain: number; entered_at: Date } | undefined>('chain', 'entered_at');
  return { chain: row?.chain ?? 0, enteredAt: row?.entered_at ?? ctx.now() };
}

/** Gives those who entered their place. */
export async function setChain(
  tx: Ctx,
  participants: readonly ParticipantRef[],
  chain: number,
): Promise<void> {
  const [first] = participants;
  if (!first || chain === 0) return;
  await tx
    .db('participants')
    .where({ project_id: first.projectId, journey_id: first.journeyId, run_id: first.runId })
    .whereIn(
      'id',
      participants.map(({ participantId }) => participantId),
    )
    .update({ chain });
}
