import { withTransaction, type Ctx } from '../context.ts';
import { tellEngine } from '../orchestrator.ts';
import type { In, Out } from '../wire.ts';
import { lockJourney } from './journey-row.ts';
import { presentJourney } from './present.ts';
import { liveRuns } from './runs.ts';

/**
 * Deletes a journey with its runs and participants; the ledger keeps what was sent. A live one is ended
 * first: whoever is inside sends nothing more, because its row is gone.
 */
export async function deleteJourney(
  ctx: Ctx,
  { ApplicationId, JourneyId }: In<'DeleteJourney'>,
): Promise<Out<'DeleteJourney'>> {
  const { row, runs } = await withTransaction(ctx, async (tx) => {
    const row = await lockJourney(tx, ApplicationId, JourneyId);
    const runs = await liveRuns(tx, ApplicationId, JourneyId);
    await tx
      .db('triggers')
      .where({ project_id: ApplicationId, target_id: JourneyId })
      .whereIn('kind', ['journey', 'watch'])
      .delete();
    await tx.db('journeys').where({ project_id: ApplicationId, id: JourneyId }).delete();
    return { row, runs };
  });
  for (const run of runs) {
    await tellEngine(ctx, 'cancel a run', () => ctx.orchestrator.cancelRun(run));
  }
  return presentJourney(row);
}
