import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import type { Cursor, Seen } from '../domain/journey/index.ts';
import { participantRef, type ParticipantRef } from '../orchestrator.ts';
import { OutdatedWalk } from './outdated-walk.ts';
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
  readonly outcomeDetail?: string;
  /** What its workflow carries from here; absent for who has left. */
  readonly place?: Cursor;
}

interface Recorded extends ParticipantRef {
  readonly steps: readonly DoneStep[];
  readonly now: Date;
  /** The version that the walk follows: what another one leaves behind must not be mixed with it. */
  readonly version?: number;
}

const KEYS = `"projectId" text, "journeyId" text, "runId" text, "participantId" text, steps jsonb, now timestamptz, version integer`;
const SAME_VERSION = `(asked.version is null or p.version is null or p.version = asked.version)`;

/** One row for each step of the rows of `from`, which has a participant `p` and what was `asked` for it. */
const steps = (from: string): string => `
  insert into participant_steps (project_id, journey_id, run_id, participant_id, visit, step_id, type, outcome, next_step, detail, seen, at)
  select asked."projectId", asked."journeyId", asked."runId", asked."participantId", s.visit, s."stepId", s.type, s.outcome, s.next, s.detail, s.seen, asked.now
    from ${from}
   cross join jsonb_to_recordset(asked.steps) as s (visit integer, "stepId" text, type text, outcome text, next text, detail text, seen jsonb)`;
const OF_ASKED = `p.project_id = asked."projectId" and p.journey_id = asked."journeyId"
     and p.run_id = asked."runId" and p.id = asked."participantId"`;

// The lock makes an edit that is moving the participant, and this, come one after the other.
const insertSteps = coalescing(async (db, asked: readonly Recorded[]) => {
  const { rows } = await db.raw<{ rows: { run_id: string; participant_id: string }[] }>(
    `with asked as (select * from jsonb_to_recordset(?::jsonb) as asked (${KEYS}))
     ${steps(`asked join participants p on ${OF_ASKED} and ${SAME_VERSION}`)}
     for key share of p
     on conflict do nothing
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
 * @throws OutdatedWalk when the participant goes by another version meanwhile
 */
export async function recordSteps(
  ctx: Ctx,
  ref: ParticipantRef,
  done: readonly DoneStep[],
  version?: number,
): Promise<void> {
  const asked = { ...participantRef(ref), steps: done, now: ctx.now(), version };
  if ((await insertSteps(ctx, asked)) === done.length) return;
  await requireVersion(ctx, ref, version);
  const standing = await ctx
    .db('participant_steps')
    .where(keyOf(ref))
    .select<{ visit: number; outcome: string }[]>('visit', 'outcome');
  const same = ({ visit, outcome }: DoneStep): boolean =>
    standing.some((row) => row.visit === visit && row.outcome === outcome);
  if (!done.every(same))
    throw new Error(`Another attempt for ${ref.participantId} decided otherwise`);
}

interface Stood extends Recorded, Standing {
  readonly from: readonly ParticipantState[];
  readonly at: number;
  readonly leftAt: Date | null;
}

const nameOf = ({ runId, participantId }: ParticipantRef): string => `${runId}/${participantId}`;

/** For each the version of its run now; undefined when it did not stand as `from` says, or not by that version. */
const update = coalescing(
  async (db, asked: readonly Omit<Stood, 'at'>[]) => {
    const { rows } = await db.raw<{ rows: { at: number; current: number }[] }>(
      `with asked as (
       select * from jsonb_to_recordset(?::jsonb) as asked (${KEYS}, at integer, "from" jsonb, state text, "stepId" text,
         "waitsUntil" timestamptz, outcome text, "outcomeDetail" text,
         "leftAt" timestamptz, place jsonb)
     ), moved as (
       update participants p
          set state = asked.state, step_id = asked."stepId", waits_until = asked."waitsUntil", outcome = asked.outcome,
              outcome_detail = asked."outcomeDetail", left_at = asked."leftAt", place = asked.place
         from asked
         join journey_runs r on r.project_id = asked."projectId" and r.journey_id = asked."journeyId" and r.id = asked."runId"
        where ${OF_ASKED} and asked."from" \\? p.state and ${SAME_VERSION}
       returning asked.at, r.version as current
     ), steps as (${steps('asked join moved using (at)')} on conflict do nothing)
     select at, current from moved`,
      [JSON.stringify(asked.map((one, at): Stood => ({ ...one, at })))],
    );
    const current = new Map(rows.map((row) => [row.at, row.current]));
    return asked.map((_, at) => current.get(at));
  },
  { apart: nameOf },
);

const INSIDE: readonly ParticipantState[] = ['entered', 'waiting', 'held'];

export interface StandingOptions {
  /** What it may have been until now. */
  readonly from?: readonly ParticipantState[];
  /** The version that the walk follows. */
  readonly version?: number;
  /** The walk goes on by a version that the run has left: it ends where it ends. */
  readonly isBehind?: boolean;
}

/**
 * Records the steps and where the participant stands now, in one statement. Returns false for somebody who is
 * not inside any more (`from` narrows what counts): who was cancelled or has left stays so.
 * @throws OutdatedWalk when the journey was edited meanwhile; what was done under the former version is recorded
 */
export async function recordStanding(
  ctx: Ctx,
  ref: ParticipantRef,
  done: readonly DoneStep[],
  standing: Standing,
  { from = INSIDE, version, isBehind = false }: StandingOptions = {},
): Promise<boolean> {
  const leftAt = standing.state === 'left' ? ctx.now() : null;
  const recorded = { ...participantRef(ref), steps: done, now: ctx.now(), version };
  const current = await update(ctx, { ...recorded, from, ...standing, leftAt });
  if (current === undefined) {
    await requireVersion(ctx, ref, version);
    // Cancelled on its way: what it did all the same is told.
    await insertSteps(ctx, recorded);
    return false;
  }
  const hasLeft = standing.state === 'left';
  if (version !== undefined && current !== version && !isBehind && !hasLeft) {
    throw new OutdatedWalk(`${ref.participantId} goes by another version now`);
  }
  return true;
}

async function requireVersion(ctx: Ctx, ref: ParticipantRef, version?: number): Promise<void> {
  if (version === undefined) return;
  const { participantId: id, ...rest } = participantRef(ref);
  const row = await ctx
    .db('participants')
    .where({ project_id: rest.projectId, journey_id: rest.journeyId, run_id: rest.runId, id })
    .first<{ version: number | null } | undefined>('version');
  if (row && row.version !== null && row.version !== version)
    throw new OutdatedWalk(`${ref.participantId} goes by another version now`);
}

function keyOf({ projectId, journeyId, runId, participantId }: ParticipantRef) {
  return {
    project_id: projectId,
    journey_id: journeyId,
    run_id: runId,
    participant_id: participantId,
  };
}
