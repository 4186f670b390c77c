import { systemCtx, type Deps } from '../context.ts';
import type { ParticipantRef, RunRef } from '../orchestrator.ts';
import { completeRunIfEmpty } from './complete-run.ts';
import { isPassing } from './passing.ts';
import { lockPeople, type Person } from './person-locks.ts';
import { noteWakes, sendWakes, type Wake } from './wakes.ts';
import { watchEvent, type WatchedEvent } from './watch-event.ts';

/** A stored event that something waits for. */
interface Taken {
  readonly project_id: string;
  readonly endpoint_id: string;
  readonly event_id: string;
}

/** What is done after the commit. */
export interface ToAnnounce {
  readonly wakes: readonly Wake[];
  readonly left: readonly RunRef[];
}

/** Locks the people whose events these are, all at once: see `lockPeople`. */
export async function lockPeopleOf(tx: Deps, taken: readonly Taken[]): Promise<void> {
  const { rows } = await tx.db.raw<{ rows: Person[] }>(
    `select e.project_id as "projectId", e.endpoint_id as "endpointId", e.user_id as "userId"
       from jsonb_to_recordset(cast(? as jsonb)) as o (project_id text, endpoint_id text, event_id text)
       join events e on e.project_id = o.project_id and e.endpoint_id = o.endpoint_id and e.id = o.event_id`,
    [JSON.stringify(taken)],
  );
  await lockPeople(tx, rows);
}

/** Lets the events do what they do to those who are in journeys, inside the transaction that takes them. */
export async function watchTaken(tx: Deps, taken: readonly Taken[]): Promise<ToAnnounce> {
  const woken: ParticipantRef[] = [];
  const left: RunRef[] = [];
  for (const event of await watchedEvents(tx, taken)) {
    // A savepoint each, as for those who enter.
    try {
      const watched = await tx.db.transaction((savepoint) =>
        watchEvent({ ...tx, db: savepoint }, event),
      );
      woken.push(...watched.woken);
      left.push(...watched.left);
    } catch (error) {
      if (isPassing(error)) throw error;
      tx.log.error(
        { err: error, projectId: event.projectId, eventId: event.id },
        'An event could not be looked at for those inside',
      );
    }
  }
  return { wakes: await noteWakes(tx, woken), left };
}

/** Those of a type that a journey watches, in their order. */
async function watchedEvents(tx: Deps, taken: readonly Taken[]): Promise<WatchedEvent[]> {
  const { rows } = await tx.db.raw<{ rows: WatchedEvent[] }>(
    `select e.project_id as "projectId", e.endpoint_id as "endpointId", e.id, e.user_id as "userId", e.type, e.at,
            e.attributes, e.metrics
       from jsonb_to_recordset(cast(? as jsonb)) as o (place integer, project_id text, endpoint_id text, event_id text)
       join events e on e.project_id = o.project_id and e.endpoint_id = o.endpoint_id and e.id = o.event_id
      where exists (select from triggers t where t.project_id = e.project_id and t.event_type = e.type and t.kind = 'watch')
      order by o.place`,
    [JSON.stringify(taken.map((one, place) => ({ ...one, place })))],
  );
  return rows;
}

/** Tells the engine, and ends runs that the last one has left. */
export async function announceWatched(deps: Deps, { wakes, left }: ToAnnounce): Promise<void> {
  await sendWakes(deps, wakes);
  const runs = new Map(left.map((ref) => [ref.runId, ref]));
  for (const run of runs.values()) {
    await completeRunIfEmpty(systemCtx(deps, run.account, `run/${run.runId}`), run);
  }
}
