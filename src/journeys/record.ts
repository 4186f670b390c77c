import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import type { Seen } from '../domain/journey/index.ts';
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
  /** The conditions that decided, with the values they saw. */
  readonly seen?: readonly Seen[];
}

export interface Standing {
  readonly state: ParticipantState;
  readonly stepId?: string;
  readonly waitsUntil?: Date;
  readonly outcome?: string;
}

interface Recorded extends ParticipantRef {
  readonly steps: readonly DoneStep[];
  readonly now: Date;
}

/** `asked` is one row for each participant; its steps are rows of their own. */
const STEPS = `
  insert into participant_steps (project_id, journey_id, run_id, participant_id, visit, step_id, type, outcome, next_step, detail, seen, at)
  select p.project_id, p.journey_id, p.run_id, p.id, s.visit, s."stepId", s.type, s.outcome, s.next, s.detail, s.seen, asked.now
    from asked
    join participants p on p.project_id = asked."projectId" and p.journey_id = asked."journeyId"
     and p.run_id = asked."runId" and p.id = asked."participantId"
   cross join jsonb_to_recordset(asked.steps) as s (visit integer, "stepId" text, type text, outcome text, next text, detail text, seen jsonb)
  on conflict do nothing`;
const KEYS = `"projectId" text, "journeyId" text, "runId" text, "participantId" text, steps jsonb, now timestamptz`;

const insertSteps = coalescing(async (db, asked: readonly Recorded[]) => {
  const { rows } = await db.raw<{ rows: { run_id: string; participant_id: string }[] }>(
    `with asked as (select * from jsonb_to_recordset(?::jsonb) as asked (${KEYS})) ${STEPS}
     returning run_id, participant_id`,
    [JSON.stringify(asked)],
  );
  return asked.map(
    ({ runId, participantId }) =>
      rows.filter((row) => row.run_id === runId && row.participant_id === participantId).length,
  );
});

/**
 * Makes decisions durable before anything that follows from them leaves the house.
 * @throws when an attempt that overlaps this one decided otherwise: the next attempt follows what stands
 */
export async function recordSteps(
  ctx: Ctx,
  ref: ParticipantRef,
  steps: readonly DoneStep[],
): Promise<void> {
  const written = await insertSteps(ctx, { ...participantRef(ref), steps, now: ctx.now() });
  if (written === steps.length) return;
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

interface Stood extends Recorded, Standing {
  readonly from: readonly ParticipantState[];
  readonly at: number;
  readonly leftAt: Date | null;
}

const nameOf = ({ runId, participantId }: ParticipantRef): string => `${runId}/${participantId}`;

const update = coalescing(
  async (db, asked: readonly Omit<Stood, 'at'>[]) => {
    const { rows } = await db.raw<{ rows: { at: number }[] }>(
      `with asked as (
       select * from jsonb_to_recordset(?::jsonb) as asked (${KEYS}, at integer, "from" jsonb, state text, "stepId" text,
         "waitsUntil" timestamptz, outcome text, "leftAt" timestamptz)
     ), steps as (${STEPS})
     update participants p
        set state = asked.state, step_id = asked."stepId", waits_until = asked."waitsUntil", outcome = asked.outcome,
            left_at = asked."leftAt"
       from asked
      where p.project_id = asked."projectId" and p.journey_id = asked."journeyId" and p.run_id = asked."runId"
        and p.id = asked."participantId" and asked."from" \\? p.state
      returning asked.at`,
      [JSON.stringify(asked.map((one, at): Stood => ({ ...one, at })))],
    );
    const done = new Set(rows.map(({ at }) => at));
    return asked.map((_, at) => done.has(at));
  },
  { apart: nameOf },
);

const INSIDE: readonly ParticipantState[] = ['entered', 'waiting', 'held'];

/**
 * Records the steps and where the participant stands now, in one statement. Returns false for somebody who is
 * not inside any more (`from` narrows what counts): who was cancelled or has left stays so.
 */
export async function recordStanding(
  ctx: Ctx,
  ref: ParticipantRef,
  steps: readonly DoneStep[],
  standing: Standing,
  from: readonly ParticipantState[] = INSIDE,
): Promise<boolean> {
  const now = ctx.now();
  const leftAt = standing.state === 'left' ? now : null;
  return update(ctx, { ...participantRef(ref), steps, now, from, ...standing, leftAt });
}
