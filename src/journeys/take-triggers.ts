import type { Deps } from '../context.ts';
import { beginEntered, type Entered } from './begin-entered.ts';
import { enterByEvent, eventCtx, type TriggeredEvent } from './enter-by-event.ts';
import { isPassing } from './passing.ts';
import { announceWatched, lockPeopleOf, watchTaken } from './watch-taken.ts';

const BATCH = 100;

interface OutboxRow {
  readonly id: number;
  readonly project_id: string;
  readonly event_type: string;
  readonly endpoint_id: string;
  readonly event_id: string;
}

/** A batch that was taken. */
export interface TakenTriggers {
  readonly taken: number;
  /** How many were let in. */
  readonly entered: number;
  /** When they have taken their first steps, and those who waited are told. */
  readonly begun: Promise<void>;
}

/**
 * Takes one batch of stored events that something waits for, lets the journeys they start have their
 * participants, and deletes them; returns how many. Several workers take different rows.
 */
export async function takeTriggers(deps: Deps): Promise<number> {
  const { taken, begun } = await takeBatch(deps);
  await begun;
  return taken;
}

/** As `takeTriggers`, for whoever goes on while those who were let in take their first steps. */
export async function takeBatch(deps: Deps, takesFirstSteps = true): Promise<TakenTriggers> {
  const { taken, entered, watched } = await deps.db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: OutboxRow[] }>(
      `delete from trigger_outbox where id in (
         select id from trigger_outbox order by id limit ? for update skip locked)
       returning id, project_id, event_type, endpoint_id, event_id`,
      [BATCH],
    );
    // By endpoint, in the order they came: every worker takes the locks of a batch in the same order.
    const taken = [...rows].sort((a, b) => compare(a.endpoint_id, b.endpoint_id) || a.id - b.id);
    await lockPeopleOf({ ...deps, db: trx }, taken);
    const entered: Entered[] = [];
    for (const event of await triggeredBy({ ...deps, db: trx }, taken)) {
      const ctx = { ...eventCtx(deps, event), db: trx };
      const { account, projectId, journeyId, runId } = event;
      // A savepoint each: a broken definition must not hold up everybody else's events.
      try {
        const participants = await trx.transaction((savepoint) =>
          enterByEvent({ ...ctx, db: savepoint }, event),
        );
        entered.push({ run: { account, projectId, journeyId, runId }, participants });
      } catch (error) {
        if (isPassing(error)) throw error;
        deps.log.error(
          { err: error, journeyId, eventId: event.eventId },
          'An event could not start its journey',
        );
      }
    }
    const watched = await watchTaken({ ...deps, db: trx }, taken);
    return { taken: taken.length, entered, watched };
  });
  return {
    taken,
    entered: entered.reduce((sum, { participants }) => sum + participants.length, 0),
    begun: Promise.all([
      announceWatched(deps, watched),
      beginEntered(deps, entered, takesFirstSteps),
    ]).then(() => undefined),
  };
}

/** The events, in their order, with each running journey that their types start; its start time must have come. */
async function triggeredBy(deps: Deps, taken: readonly OutboxRow[]): Promise<TriggeredEvent[]> {
  if (taken.length === 0) return [];
  const { rows } = await deps.db.raw<{ rows: TriggeredEvent[] }>(
    `select e.project_id as "projectId", p.account_id as account, e.endpoint_id as "endpointId", e.id as "eventId",
            e.type, e.attributes, e.metrics, r.journey_id as "journeyId", r.id as "runId", v.definition,
            coalesce(c.chain, 0) as chain
       from jsonb_to_recordset(?::jsonb) as o (at integer, project_id text, endpoint_id text, event_id text)
       join events e on e.project_id = o.project_id and e.endpoint_id = o.endpoint_id and e.id = o.event_id
       join projects p on p.id = e.project_id
       join triggers t on t.project_id = e.project_id and t.event_type = e.type and t.kind = 'journey'
       join journeys j on j.project_id = e.project_id and j.id = t.target_id and j.state in ('ACTIVE', 'PAUSED')
       join journey_runs r on r.project_id = e.project_id and r.journey_id = j.id
        and r.status in ('SCHEDULED', 'RUNNING') and not r.entry_done and r.start_at <= e.received_at
       join journey_versions v on v.project_id = e.project_id and v.journey_id = j.id and v.version = r.version
       left join journey_events c on c.project_id = e.project_id and c.endpoint_id = e.endpoint_id and c.event_id = e.id
      order by o.at, r.journey_id`,
    [JSON.stringify(taken.map((row, at) => ({ at, ...row })))],
  );
  return rows;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
