import type { Ctx } from '../context.ts';
import { segmentLevel, type JourneyState } from '../domain/journey/index.ts';
import { findSegment, segmentPage } from '../segments/index.ts';
import type { RunRef } from '../orchestrator.ts';
import { enter } from './enter.ts';
import { loadVersion } from './version.ts';

/** Endpoints per page: small enough that pausing waits for one page only a moment. */
const PAGE = 100;

export type EntryPage =
  | {
      readonly kind: 'page';
      readonly after: string;
      readonly entered: number;
      /** Participants of the run that have entered and not begun yet. */
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
  const version = await runVersion(ctx, run);
  const definition = await loadVersion(ctx, projectId, journeyId, version);
  const { StartCondition: start, Schedule: schedule } = definition;
  if (schedule?.EndTime && new Date(schedule.EndTime) <= ctx.now()) return { kind: 'end' };
  const segmentId = start?.SegmentStartCondition?.SegmentId;
  const segment = segmentId ? await findSegment(ctx, { projectId, segmentId }) : undefined;
  if (!segmentId || !segment) return { kind: 'end' };

  const members = await segmentPage(ctx, { projectId, segmentId }, { after, limit: PAGE });
  const last = members.at(-1);
  if (!last) return { kind: 'end' };
  const level = segmentLevel(segment);
  const started = await enter(
    ctx,
    run,
    level,
    members.map((endpoint) => ({ endpoint })),
  );
  await ctx.orchestrator.startParticipants(ctx.account, started);
  return {
    kind: 'page',
    after: last.id,
    entered: started.length,
    backlog: await countBacklog(ctx, run),
  };
}

/** Counted up to a bound: whether it is a lot is all that anybody asks. */
async function countBacklog(ctx: Ctx, { projectId, journeyId, runId }: RunRef): Promise<number> {
  const { rows } = await ctx.db.raw<{ rows: { n: number }[] }>(
    `select count(*) as n from (
       select from participants
        where project_id = :projectId and journey_id = :journeyId and run_id = :runId and state = 'entered'
        limit 1000) as waiting`,
    { projectId, journeyId, runId },
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

async function runVersion(ctx: Ctx, run: RunRef): Promise<number> {
  const row = await ctx
    .db('journey_runs')
    .where({ project_id: run.projectId, journey_id: run.journeyId, id: run.runId })
    .first<{ version: number } | undefined>('version');
  if (!row) throw new Error(`Run ${run.runId} has no row`);
  return row.version;
}
