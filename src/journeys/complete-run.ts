import { coalescing } from '../coalescing.ts';
import { withTransaction, type Ctx } from '../context.ts';
import type { JourneyState } from '../domain/journey/index.ts';

interface RunKey {
  readonly projectId: string;
  readonly journeyId: string;
  readonly runId: string;
}

/** Nobody enters any more: the journey is CLOSED, and COMPLETED as soon as nobody is inside. */
export async function closeEntry(ctx: Ctx, run: RunKey): Promise<void> {
  const { projectId, journeyId, runId } = run;
  await withTransaction(ctx, async (tx) => {
    const journey = tx.db('journeys').where({ project_id: projectId, id: journeyId });
    const row = await journey
      .clone()
      .forUpdate()
      .first<{ state: JourneyState } | undefined>('state');
    const closed = await tx
      .db('journey_runs')
      .where({ project_id: projectId, journey_id: journeyId, id: runId, entry_done: false })
      .update({ entry_done: true, updated_at: tx.now() });
    if (closed === 0) return;
    await tx
      .db('triggers')
      .where({ project_id: projectId, kind: 'journey', target_id: journeyId })
      .delete();
    // A paused one stays paused; it is CLOSED when it goes on.
    if (row?.state === 'ACTIVE') await journey.update({ state: 'CLOSED', modified_at: tx.now() });
  });
  await completeRunIfEmpty(ctx, run);
}

/**
 * Completes a run that nobody can enter and nobody is inside of. Asked after every leave has committed, in
 * statements of its own: of two last leavers, the one that commits later sees both gone. A paused journey
 * completes when it goes on.
 */
export async function completeRunIfEmpty(ctx: Ctx, run: RunKey): Promise<void> {
  if (!(await isEmpty(ctx, run))) return;
  // The journey's row first, as pausing, cancelling and deleting take it: no two wait for each other.
  await withTransaction(ctx, async (tx) => {
    const journey = await tx
      .db('journeys')
      .where({ project_id: run.projectId, id: run.journeyId })
      .forUpdate()
      .first<{ state: JourneyState } | undefined>('state');
    if (journey?.state !== 'ACTIVE' && journey?.state !== 'CLOSED') return;
    const keys = { ...run, now: tx.now() };
    await tx.db.raw(
      `update journey_runs r set status = 'COMPLETED', updated_at = :now where ${EMPTY}`,
      keys,
    );
    await tx.db.raw(
      `update journeys set state = 'COMPLETED', modified_at = :now
        where project_id = :projectId and id = :journeyId and not exists (
          select 1 from journey_runs r where r.project_id = :projectId and r.journey_id = :journeyId
             and r.status in ('SCHEDULED', 'RUNNING'))`,
      keys,
    );
  });
}

const EMPTY = `r.project_id = :projectId and r.journey_id = :journeyId and r.id = :runId
  and r.entry_done and r.status in ('SCHEDULED', 'RUNNING')
  and not exists (select 1 from participants p
                   where p.project_id = :projectId and p.journey_id = :journeyId and p.run_id = :runId
                     and p.state in ('entered', 'waiting', 'held'))`;

const isEmpty = coalescing(async (db, asked: readonly RunKey[]) => {
  const empty = new Map<string, boolean>();
  for (const run of asked) {
    if (empty.has(run.runId)) continue;
    const { projectId, journeyId, runId } = run;
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `select 1 from journey_runs r where ${EMPTY}`,
      { projectId, journeyId, runId },
    );
    empty.set(run.runId, rows.length > 0);
  }
  return asked.map(({ runId }) => empty.get(runId) ?? false);
});
