import type { Ctx } from '../context.ts';
import type { ParticipantRef } from '../orchestrator.ts';

/** Why a rule of its journey ended a participant. */
export const EXITS = ['EXIT_EVENT', 'EXIT_SEGMENT', 'EXIT_GOAL'] as const;
export type ExitOutcome = (typeof EXITS)[number];

/** Ends a participant wherever it is; false when it was not inside. Its workflow is to be woken, to end as well. */
export async function exitParticipant(
  tx: Ctx,
  { projectId, journeyId, runId, participantId }: ParticipantRef,
  outcome: ExitOutcome,
  detail: string,
): Promise<boolean> {
  const left = await tx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId, id: participantId })
    .whereIn('state', ['entered', 'waiting', 'held'])
    .update({
      state: 'left',
      outcome,
      outcome_detail: detail,
      left_at: tx.now(),
      waits_until: null,
      place: null,
    });
  return left > 0;
}

/** Counts a participant as one who reached the goal, once. */
export async function reachGoal(
  ctx: Pick<Ctx, 'db'>,
  { projectId, journeyId, runId, participantId }: ParticipantRef,
  at: Date,
): Promise<void> {
  await ctx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId, id: participantId })
    .whereNull('goal_at')
    .update({ goal_at: at });
}
