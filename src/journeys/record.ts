import type { Ctx } from '../context.ts';
import { participantRef, type ParticipantRef } from '../orchestrator.ts';
import type { ParticipantState } from './participant.ts';

/** One step that a participant has been through. */
export interface DoneStep {
  readonly visit: number;
  readonly stepId: string;
  readonly type: string;
  /** It was decided by data that may change. */
  readonly decided: boolean;
  readonly outcome: string;
  readonly next: string | undefined;
  readonly detail: string | undefined;
}

export interface Standing {
  readonly state: ParticipantState;
  readonly stepId?: string;
  readonly waitsUntil?: Date;
  readonly outcome?: string;
}

const STEPS = `
  insert into participant_steps (project_id, journey_id, run_id, participant_id, visit, step_id, type, outcome, next_step, detail, at)
  select :projectId, :journeyId, :runId, :participantId, s.visit, s."stepId", s.type, s.outcome, s.next, s.detail, :now
    from jsonb_to_recordset(:steps) as s (visit integer, "stepId" text, type text, outcome text, next text, detail text)
   where exists (select 1 from participants where project_id = :projectId and journey_id = :journeyId
                    and run_id = :runId and id = :participantId)
  on conflict do nothing`;

/**
 * Makes decisions durable before anything that follows from them leaves the house.
 * @throws when an attempt that overlaps this one decided otherwise: the next attempt follows what stands
 */
export async function recordSteps(
  ctx: Ctx,
  ref: ParticipantRef,
  steps: readonly DoneStep[],
): Promise<void> {
  const { rows } = await ctx.db.raw<{ rows: unknown[] }>(`${STEPS} returning visit`, {
    ...participantRef(ref),
    steps: JSON.stringify(steps),
    now: ctx.now(),
  });
  if (rows.length === steps.length) return;
  const standing = await ctx
    .db('participant_steps')
    .where({
      project_id: ref.projectId,
      journey_id: ref.journeyId,
      run_id: ref.runId,
      participant_id: ref.participantId,
    })
    .select<{ visit: number; outcome: string }[]>('visit', 'outcome');
  const same = ({ visit, outcome }: DoneStep): boolean =>
    standing.some((row) => row.visit === visit && row.outcome === outcome);
  if (!steps.every(same))
    throw new Error(`Another attempt for ${ref.participantId} decided otherwise`);
}

/**
 * Records the steps and where the participant stands now, in one statement. Someone who was cancelled or
 * has left meanwhile stays so. Returns false then.
 */
export async function recordStanding(
  ctx: Ctx,
  ref: ParticipantRef,
  steps: readonly DoneStep[],
  standing: Standing,
): Promise<boolean> {
  const { rows } = await ctx.db.raw<{ rows: unknown[] }>(
    `with steps as (${STEPS})
     update participants
        set state = :state, step_id = :stepId, waits_until = :waitsUntil, outcome = :outcome, left_at = :leftAt
      where project_id = :projectId and journey_id = :journeyId and run_id = :runId and id = :participantId
        and state in ('entered', 'waiting', 'held')
      returning 1`,
    {
      ...participantRef(ref),
      steps: JSON.stringify(steps),
      now: ctx.now(),
      state: standing.state,
      stepId: standing.stepId ?? null,
      waitsUntil: standing.waitsUntil ?? null,
      outcome: standing.outcome ?? null,
      leftAt: standing.state === 'left' ? ctx.now() : null,
    },
  );
  return rows.length > 0;
}
