import { withTransaction, type Ctx } from '../context.ts';
import { moveProblem, type JourneyState } from '../domain/journey/index.ts';
import { ValidationError } from '../errors.ts';
import { tellEngine, type RunRef } from '../orchestrator.ts';
import type { In, Out } from '../wire.ts';
import { completeRunIfEmpty } from './complete-run.ts';
import { lockJourney, requireJourney } from './journey-row.ts';
import { presentJourney } from './present.ts';
import { liveRuns } from './runs.ts';

interface Move {
  /** Inside the transaction that has the journey locked. */
  apply(tx: Ctx, projectId: string, journeyId: string): Promise<void>;
  /** After the commit, for each run that is not over. */
  announce(ctx: Ctx, run: RunRef): Promise<void>;
}

const pause: Move = {
  async apply(tx, projectId, journeyId) {
    await tx
      .db('journey_pauses')
      .insert({ project_id: projectId, journey_id: journeyId, paused_at: tx.now() });
  },
  // Nobody is told: whoever's wait ends meanwhile asks, and is held.
  announce: () => Promise.resolve(),
};

const resume: Move = {
  async apply(tx, projectId, journeyId) {
    await endPause(tx, projectId, journeyId);
    // Its entry may have ended meanwhile: then it goes on CLOSED.
    await tx.db.raw(
      `update journeys set state = 'CLOSED' where project_id = :projectId and id = :journeyId and not exists (
         select 1 from journey_runs r where r.project_id = :projectId and r.journey_id = :journeyId
            and r.status in ('SCHEDULED', 'RUNNING') and not r.entry_done)`,
      { projectId, journeyId },
    );
  },
  async announce(ctx, run) {
    await completeRunIfEmpty(ctx, run);
    await ctx.orchestrator.resumeRun(run);
  },
};

const cancel: Move = {
  async apply(tx, projectId, journeyId) {
    await endPause(tx, projectId, journeyId);
    const key = { project_id: projectId, journey_id: journeyId };
    await tx
      .db('participants')
      .where(key)
      .whereIn('state', ['entered', 'waiting', 'held'])
      .update({ state: 'cancelled', outcome: 'CANCELLED', left_at: tx.now(), waits_until: null });
    await tx
      .db('journey_runs')
      .where(key)
      .whereIn('status', ['SCHEDULED', 'RUNNING'])
      .update({ status: 'CANCELLED', entry_done: true, updated_at: tx.now() });
    await tx
      .db('triggers')
      .where({ project_id: projectId, target_id: journeyId })
      .whereIn('kind', ['journey', 'watch'])
      .delete();
  },
  announce: (ctx, run) => ctx.orchestrator.cancelRun(run),
};

const MOVES: Partial<Record<JourneyState, Move>> = {
  ACTIVE: resume,
  PAUSED: pause,
  CANCELLED: cancel,
};

/** Pauses, resumes or cancels a published journey. Nobody is lost by any of the three. */
export async function updateJourneyState(
  ctx: Ctx,
  { ApplicationId, JourneyId, JourneyStateRequest }: In<'UpdateJourneyState'>,
): Promise<Out<'UpdateJourneyState'>> {
  const projectId = ApplicationId;
  const journeyId = JourneyId;
  const to = JourneyStateRequest?.State;
  const move = to && MOVES[to];
  if (!to || !move) {
    throw new ValidationError(
      `State is ${to ?? 'missing'}: allowed are ACTIVE, PAUSED and CANCELLED`,
    );
  }

  const { row, runs } = await withTransaction(ctx, async (tx) => {
    const before = await lockJourney(tx, projectId, journeyId);
    const problem = moveProblem(before.state, to);
    if (problem) throw new ValidationError(problem);
    const runs = await liveRuns(tx, projectId, journeyId);
    await tx
      .db('journeys')
      .where({ project_id: projectId, id: journeyId })
      .update({ state: to, modified_at: tx.now() });
    await move.apply(tx, projectId, journeyId);
    return { row: await requireJourney(tx, projectId, journeyId), runs };
  });
  for (const run of runs) {
    await tellEngine(ctx, `make a run ${to}`, () => move.announce(ctx, run));
  }
  return presentJourney(row);
}

async function endPause(tx: Ctx, projectId: string, journeyId: string): Promise<void> {
  await tx
    .db('journey_pauses')
    .where({ project_id: projectId, journey_id: journeyId })
    .whereNull('resumed_at')
    .update({ resumed_at: tx.now() });
}
