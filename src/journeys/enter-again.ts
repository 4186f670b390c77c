import type { Ctx } from '../context.ts';
import { reentryRefusal, type JourneyLimits } from '../domain/journey/index.ts';
import type { RunRef } from '../orchestrator.ts';
import type { Comer } from './comer.ts';
import { earlierEntries } from './earlier-entries.ts';
import type { Round } from './rounds.ts';

/** Which reading of a segment lets somebody in. */
export type EntryRound = Pick<Round, 'number' | 'onlyNew'>;

/** Whether the run is still in this round: an attempt that comes to life again lets nobody in. */
export async function isCurrent(
  tx: Ctx,
  { projectId, journeyId, runId }: RunRef,
  { number }: EntryRound,
): Promise<boolean> {
  const run = await tx
    .db('journey_runs')
    .where({ project_id: projectId, journey_id: journeyId, id: runId })
    .forShare()
    .first<{ round: number } | undefined>('round');
  return run?.round === number;
}

/**
 * What stands against those who may have been in before. Who is inside stays there, and who was let in by this
 * round already is not asked again.
 */
export async function judgeAgain(
  tx: Ctx,
  run: RunRef,
  comers: readonly Comer[],
  limits: JourneyLimits | undefined,
  { onlyNew }: EntryRound,
): Promise<Comer[]> {
  const known = await earlierEntries(tx, run, comers);
  return comers.flatMap((comer, at) => {
    const earlier = known[at];
    if (!earlier || (onlyNew && earlier.entries > 0 && !earlier.already)) return [];
    if (earlier.already) return { ...comer, refusal: undefined };
    return { ...comer, refusal: comer.refusal ?? reentryRefusal(limits, earlier, tx.now()) };
  });
}
