import type { Deps } from '../context.ts';
import { coalescing } from '../coalescing.ts';

/** So many messages in a row that a provider could not take open its circuit: it is left alone for a while. */
const FAILURES_TO_OPEN = 10;
const FIRST_SECONDS = 5;
const LAST_SECONDS = 300;

export interface CircuitName {
  readonly projectId: string;
  readonly providerId: string;
}

const OPENS = `c.failures + excluded.failures >= ${FAILURES_TO_OPEN}`;

// Postgres holds them, so all processes leave a failing provider alone, and one that comes up knows.
const NOTE = `
  insert into provider_circuits as c (project_id, provider_id, failures, openings, open_until)
  select project_id, provider_id,
         case when failures < ${FAILURES_TO_OPEN} then failures else 0 end,
         case when failures < ${FAILURES_TO_OPEN} then 0 else 1 end,
         case when failures >= ${FAILURES_TO_OPEN} then now() + interval '${FIRST_SECONDS} seconds' end
    from jsonb_to_recordset(cast(:notes as jsonb)) as n (project_id text, provider_id text, failures integer)
   where exists (select from providers p where p.project_id = n.project_id and p.id = n.provider_id)
   order by project_id, provider_id
  on conflict (project_id, provider_id) do update set
    failures = case when ${OPENS} then 0 else c.failures + excluded.failures end,
    openings = c.openings + case when ${OPENS} then 1 else 0 end,
    open_until = case when ${OPENS} then now() + interval '1 second'
      * least(${LAST_SECONDS}, ${FIRST_SECONDS} * power(2, least(c.openings, 10))) else c.open_until end
  -- What was under way when it opened says nothing new.
  where c.open_until is null or c.open_until <= now()`;

const note = coalescing(async (db, names: readonly CircuitName[]) => {
  const counted = new Map<string, { project_id: string; provider_id: string; failures: number }>();
  for (const { projectId, providerId } of names) {
    const key = `${projectId} ${providerId}`;
    const failures = (counted.get(key)?.failures ?? 0) + 1;
    counted.set(key, { project_id: projectId, provider_id: providerId, failures });
  }
  await db.raw(NOTE, { notes: JSON.stringify([...counted.values()]) });
  return names.map(() => undefined);
});

/** Counts a message that the provider could not take; enough of them in a row open the circuit. */
export async function noteProviderFailure(deps: Pick<Deps, 'db'>, name: CircuitName) {
  await note(deps, name);
}

/** It took a message again: nothing is held against it any longer. */
export async function closeCircuit({ db }: Pick<Deps, 'db'>, name: CircuitName): Promise<void> {
  await db('provider_circuits')
    .where({ project_id: name.projectId, provider_id: name.providerId })
    .delete();
}
