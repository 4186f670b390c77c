import type { Ctx } from '../context.ts';

interface RunKey {
  readonly projectId: string;
  readonly journeyId: string;
  readonly runId: string;
}

/** Nobody enters any more: the journey is CLOSED, and COMPLETED as soon as nobody is inside. */
export async function closeEntry(ctx: Ctx, run: RunKey): Promise<void> {
  await ctx.db.raw(
    `with closed as (
       update journey_runs set entry_done = true, updated_at = :now
        where project_id = :projectId and journey_id = :journeyId and id = :runId and not entry_done
        returning 1),
     untriggered as (
       delete from triggers where project_id = :projectId and kind = 'journey' and target_id = :journeyId
          and exists (select 1 from closed))
     update journeys set state = 'CLOSED', modified_at = :now
      where project_id = :projectId and id = :journeyId and state = 'ACTIVE' and exists (select 1 from closed)`,
    { ...run, now: ctx.now() },
  );
  await completeRunIfEmpty(ctx, run);
}

/**
 * Completes a run that nobody can enter and nobody is inside of. Asked after every leave has committed,
 * in a statement of its own: of two last leavers, the one that commits later sees both gone.
 */
export async function completeRunIfEmpty(ctx: Ctx, run: RunKey): Promise<void> {
  await ctx.db.raw(
    `with completed as (
       update journey_runs r set status = 'COMPLETED', updated_at = :now
        where r.project_id = :projectId and r.journey_id = :journeyId and r.id = :runId
          and r.entry_done and r.status in ('SCHEDULED', 'RUNNING')
          and not exists (select 1 from participants p
                           where p.project_id = :projectId and p.journey_id = :journeyId and p.run_id = :runId
                             and p.state in ('entered', 'waiting', 'held'))
        returning 1)
     update journeys set state = 'COMPLETED', modified_at = :now
      where project_id = :projectId and id = :journeyId and state in ('ACTIVE', 'CLOSED')
        and exists (select 1 from completed)`,
    { ...run, now: ctx.now() },
  );
}
