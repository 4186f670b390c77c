import type { Ctx } from '../context.ts';
import type { ParticipantRef } from '../orchestrator.ts';
import type { Deed, DeedResult } from './deed.ts';
import { OutdatedWalk } from './outdated-walk.ts';
import type { DoneStep } from './record.ts';

export type RecordDeed = (
  tx: Ctx,
  participant: ParticipantRef,
  steps: readonly DoneStep[],
) => Promise<void>;

/**
 * Does a deed and records it, both or none; inside the caller's transaction. What an attempt that overlaps this one
 * has done is not done again: its result counts.
 */
export async function doOnce<Result extends DeedResult>(
  tx: Ctx,
  deed: Deed,
  record: RecordDeed,
  work: () => Promise<Result>,
): Promise<Result | DeedResult> {
  const { participant, visit, stepId, type, next } = deed;
  const { projectId, journeyId, runId, participantId } = participant;
  await tx.db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `deed/${projectId}/${journeyId}/${runId}/${participantId}/${visit}`,
  ]);
  const done = await tx
    .db('participant_steps')
    .where({
      project_id: projectId,
      journey_id: journeyId,
      run_id: runId,
      participant_id: participantId,
      visit,
    })
    .first<{ outcome: string; detail: string | null } | undefined>('outcome', 'detail');
  if (done) return { outcome: done.outcome, detail: done.detail ?? undefined };
  await requireInside(tx, participant);
  const result = await work();
  const { outcome, detail } = result;
  await record(tx, participant, [{ visit, stepId, type, decided: true, outcome, next, detail }]);
  return result;
}

/** Who was cancelled while a message before this was with its provider does nothing more. */
async function requireInside(tx: Ctx, participant: ParticipantRef): Promise<void> {
  const { projectId, journeyId, runId, participantId } = participant;
  const inside: unknown = await tx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId, id: participantId })
    .whereIn('state', ['entered', 'waiting', 'held'])
    .forKeyShare()
    .first('id');
  if (!inside) throw new OutdatedWalk(`${participantId} is not inside any more`);
}
