import type { Ctx } from '../context.ts';
import { entryEnds, readsAgain, type JourneyDefinition } from '../domain/journey/index.ts';
import { CairnError } from '../errors.ts';
import { segmentPage } from '../segments/index.ts';
import type { RunRef } from '../orchestrator.ts';
import { countBacklog } from './backlog.ts';
import { begin } from './begin.ts';
import { enter } from './enter.ts';
import { afterRound, beginRound, type AfterRound } from './rounds.ts';
import { loadRun, type RunFacts } from './run-facts.ts';
import { loadVersion } from './version.ts';

/** Endpoints per page: small enough that pausing waits for one page only a moment. */
const PAGE = 100;

export interface PageRequest {
  /** The last endpoint of the page before; absent at the beginning of a round. */
  readonly after?: string;
  /** Absent: the one that the run is in. */
  readonly round?: number;
  readonly onlyNew?: boolean;
}

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
  | AfterRound;

/**
 * Enters the members of the start segment that come after `after`, one page. Repeating a page enters
 * nobody twice and starts whoever a crash left without a workflow.
 */
export async function enterPage(
  ctx: Ctx,
  run: RunRef,
  request: PageRequest = {},
): Promise<EntryPage> {
  const facts = await loadRun(ctx, run);
  if (facts?.journeyState === 'PAUSED') return { kind: 'hold' };
  if (facts?.journeyState !== 'ACTIVE') return { kind: 'end' };
  const definition = await loadVersion(ctx, run.projectId, run.journeyId, facts.version);
  const segmentId = definition.StartCondition?.SegmentStartCondition?.SegmentId;
  if (!segmentId || isOver(definition, facts, ctx.now())) return { kind: 'end' };
  try {
    return await readPage(ctx, run, { segmentId, definition, facts, request });
  } catch (err) {
    if (!(err instanceof CairnError)) throw err;
    await explainEnd(ctx, run, err);
    return { kind: 'end' };
  }
}

/** Who is read once may take as long as it takes, unless the author set an end. */
function isOver(definition: JourneyDefinition, { startAt }: RunFacts, now: Date): boolean {
  const ends = readsAgain(definition) || definition.Schedule?.EndTime !== undefined;
  return ends && entryEnds(definition, startAt) <= now;
}

interface Reading {
  readonly segmentId: string;
  readonly definition: JourneyDefinition;
  readonly facts: RunFacts;
  readonly request: PageRequest;
}

async function readPage(
  ctx: Ctx,
  run: RunRef,
  { segmentId, definition, facts, request }: Reading,
): Promise<EntryPage> {
  const { after, round: number = facts.round } = request;
  const onlyNew = request.onlyNew ?? (request.round === undefined && facts.onlyNew);
  const round =
    after === undefined
      ? await beginRound(ctx, run, { segmentId, definition, facts, number, onlyNew })
      : { number, onlyNew, versions: facts.segmentVersions ?? {} };
  const members = await segmentPage(
    ctx,
    { projectId: run.projectId, segmentId },
    { after, limit: PAGE, ...(!definition.RefreshOnSegmentUpdate && { versions: round.versions }) },
  );
  const last = members.at(-1);
  if (!last) return afterRound(ctx, run, { segmentId, definition, facts }, round);
  const arrivals = members.map((endpoint) => ({ endpoint }));
  const entry = await enter(ctx, run, facts.level, arrivals, {
    definition,
    ...(readsAgain(definition) && { round }),
  });
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

/** The segment is gone or can't be asked any more: nobody can enter, and the run says why. */
async function explainEnd(
  ctx: Ctx,
  { projectId, journeyId, runId }: RunRef,
  err: CairnError,
): Promise<void> {
  ctx.log.error(
    { err, journeyId, runId },
    'The entry of a journey ends: its segment can not be read',
  );
  await ctx
    .db('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId, id: runId })
    .update({ problem: err.message });
}
