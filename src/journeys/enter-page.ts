import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { JourneyState, ParticipantLevel } from '../domain/journey/index.ts';
import { CairnError, NotFoundError } from '../errors.ts';
import { findSegment, segmentPage } from '../segments/index.ts';
import type { RunRef } from '../orchestrator.ts';
import { begin } from './begin.ts';
import { enter } from './enter.ts';
import { loadVersion } from './version.ts';

/** Endpoints per page: small enough that pausing waits for one page only a moment. */
const PAGE = 100;

export type EntryPage =
  | {
      readonly kind: 'page';
      readonly after: string;
      readonly entered: number;
      /** Participants whose next step is overdue. */
      readonly backlog: number;
    }
  /** The journey is paused: the page was not read. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'end' };

/**
 * Enters the members of the start segment that come after `after`, one page. Repeating a page enters
 * nobody twice and starts whoever a crash left without a workflow.
 */
export async function enterPage(ctx: Ctx, run: RunRef, after?: string): Promise<EntryPage> {
  const state = await beginRun(ctx, run);
  if (state === 'PAUSED') return { kind: 'hold' };
  if (state !== 'ACTIVE') return { kind: 'end' };

  const { projectId, journeyId } = run;
  const { version, level } = await runFacts(ctx, run);
  const definition = await loadVersion(ctx, projectId, journeyId, version);
  const { StartCondition: start, Schedule: schedule } = definition;
  if (schedule?.EndTime && new Date(schedule.EndTime) <= ctx.now()) return { kind: 'end' };
  const segmentId = start?.SegmentStartCondition?.SegmentId;
  const members = segmentId ? await readPage(ctx, run, segmentId, after) : [];
  const last = members.at(-1);
  if (!last) return { kind: 'end' };
  const arrivals = members.map((endpoint) => ({ endpoint }));
  const entry = await enter(ctx, run, level, arrivals);
  // Paused or ended since the page was read: it is read again, or not at all.
  if (entry.kind !== 'entered') return { kind: entry.kind === 'paused' ? 'hold' : 'end' };
  await begin(ctx, run, entry.participants);
  return {
    kind: 'page',
    after: last.id,
    entered: entry.participants.length,
    backlog: await countBacklog(ctx),
  };
}

/**
 * Whether the workers keep up, of all journeys: who should have gone on some seconds ago and has not. Counted up
 * to a bound, and not those whom something else than load keeps.
 */
async function countBacklog(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.db.raw<{ rows: { n: number }[] }>(
    `select count(*) as n from (
       select from participants
        where state = 'waiting' and waits_until between now() - interval '10 minutes' and now() - interval '5 seconds'
        limit 1000) as overdue`,
  );
  return rows[0]?.n ?? 0;
}

/** Marks the run RUNNING and answers the journey's state; undefined when it was deleted. */
async function beginRun(ctx: Ctx, run: RunRef): Promise<JourneyState | undefined> {
  const { rows } = await ctx.db.raw<{ rows: { state: JourneyState }[] }>(
    `with begun as (
       update journey_runs set status = 'RUNNING', updated_at = :now
        where project_id = :projectId and journey_id = :journeyId and id = :runId and status = 'SCHEDULED')
     select state from journeys where project_id = :projectId and id = :journeyId`,
    { projectId: run.projectId, journeyId: run.journeyId, runId: run.runId, now: ctx.now() },
  );
  return rows[0]?.state;
}

async function runFacts(
  ctx: Ctx,
  run: RunRef,
): Promise<{ version: number; level: ParticipantLevel }> {
  const row = await ctx
    .db('journey_runs')
    .where({ project_id: run.projectId, journey_id: run.journeyId, id: run.runId })
    .first<{ version: number; level: ParticipantLevel } | undefined>('version', 'level');
  if (!row) throw new Error(`Run ${run.runId} has no row`);
  return row;
}

/** The next members; none when the segment is gone or can't be asked any more, and then the run says why. */
async function readPage(
  ctx: Ctx,
  { projectId, journeyId, runId }: RunRef,
  segmentId: string,
  after: string | undefined,
): Promise<Endpoint[]> {
  try {
    if (!(await findSegment(ctx, { projectId, segmentId }))) {
      throw new NotFoundError(`Segment ${segmentId} not found`);
    }
    return await segmentPage(ctx, { projectId, segmentId }, { after, limit: PAGE });
  } catch (err) {
    if (!(err instanceof CairnError)) throw err;
    ctx.log.error(
      { err, journeyId, runId },
      'The entry of a journey ends: its segment can not be read',
    );
    await ctx
      .db('journey_runs')
      .where({ project_id: projectId, journey_id: journeyId, id: runId })
      .update({ problem: err.message });
    return [];
  }
}
