import { systemCtx, type Deps } from '../context.ts';
import { participantRef, runRef } from '../orchestrator.ts';
import { completeRunIfEmpty } from './complete-run.ts';
import { refreshChanged } from './refresh-changed.ts';
import { takeTriggers } from './take-triggers.ts';
import { sendLeftWakes, wakeParticipants } from './wakes.ts';
import { stopWatching } from './watch.ts';

/** Rows younger than this are still being handled by whoever wrote them. */
const GRACE = `interval '30 seconds'`;
/** Batches of events one sweep takes: what comes after them is the next one's. */
const TRIGGER_BATCHES = 100;

interface Row {
  account: string;
  projectId: string;
  journeyId: string;
  runId: string;
  startAt: Date;
  participantId: string;
}

/** What should be and is not: rows by which that is seen, and what mends one of them. All of it idempotent. */
interface Duty {
  readonly name: string;
  readonly joins?: string;
  readonly where: string;
  mend(deps: Deps, row: Row): Promise<void>;
}

const LIVE = `r.status in ('SCHEDULED', 'RUNNING')`;
const ENTERED = `join participants e
  on e.project_id = r.project_id and e.journey_id = r.journey_id and e.run_id = r.id and e.state = 'entered'`;

// Bounded, and by chance: those whose workflows do run, and are late, must not stand in front of the others.
const REVIVED_AT_ONCE = `order by random() limit 500`;
const OVERDUE = `join (select * from participants
    where state = 'waiting' and waits_until < now() - interval '5 minutes' order by waits_until limit 5000) as e
  on e.project_id = r.project_id and e.journey_id = r.journey_id and e.run_id = r.id`;
const HELD = `join participants e
  on e.project_id = r.project_id and e.journey_id = r.journey_id and e.run_id = r.id and e.state = 'held'`;
// Came to a step that an edit touches while the edit was being committed, so neither saw the other.
const BEHIND = `join journey_versions v
  on v.project_id = r.project_id and v.journey_id = r.journey_id and v.version = r.version and v.kind <> 'PUBLISHED'
 and v.published_at between now() - interval '1 hour' and now() - ${GRACE}
join participants e
  on e.project_id = r.project_id and e.journey_id = r.journey_id and e.run_id = r.id and e.state = 'waiting'
 and e.version < r.version and exists (
   select from journey_versions since where since.project_id = r.project_id and since.journey_id = r.journey_id
      and since.version > e.version and since.version <= r.version and since.landings \\? e.step_id)`;

const DUTIES: readonly Duty[] = [
  {
    name: 'runs without a workflow',
    where: `${LIVE} and not r.entry_done and r.created_at < now() - ${GRACE}`,
    mend: (deps, { startAt, ...run }) => deps.orchestrator.startRun(runRef(run), startAt),
  },
  {
    name: 'participants without a workflow',
    joins: ENTERED,
    // The page of a segment that is being entered is repeated by the engine itself, and may take a while.
    where: `e.entered_at < now() - case when e.event_id is null then interval '5 minutes' else ${GRACE} end and j.state <> 'CANCELLED' order by e.entered_at limit 1000`,
    mend: (deps, row) => deps.orchestrator.startParticipants(row.account, [participantRef(row)]),
  },
  {
    name: 'held, though the journey goes on',
    where: `${LIVE} and j.state in ('ACTIVE', 'CLOSED') and j.modified_at < now() - ${GRACE}
      and exists (select 1 from participants h where h.project_id = r.project_id
        and h.journey_id = r.journey_id and h.run_id = r.id and h.state = 'held')`,
    mend: (deps, row) => deps.orchestrator.resumeRun(runRef(row)),
  },
  {
    name: 'cancelled, and maybe still running',
    where: `r.status = 'CANCELLED' and r.updated_at between now() - interval '1 hour' and now() - ${GRACE}`,
    mend: (deps, row) => deps.orchestrator.cancelRun(runRef(row)),
  },
  {
    name: 'behind an edit',
    joins: BEHIND,
    where: `${LIVE} limit 1000`,
    mend: (deps, row) => wakeParticipants(systemCtx(deps, row.account, 'sweep'), [row]),
  },
  {
    name: 'overdue, and maybe without a workflow',
    joins: OVERDUE,
    where: `${LIVE} and j.state in ('ACTIVE', 'CLOSED') ${REVIVED_AT_ONCE}`,
    mend: (deps, row) => deps.orchestrator.reviveParticipant(row.account, participantRef(row)),
  },
  {
    name: 'held, and maybe without a workflow',
    joins: HELD,
    where: `${LIVE} and j.state in ('ACTIVE', 'CLOSED') and j.modified_at < now() - interval '5 minutes' ${REVIVED_AT_ONCE}`,
    mend: (deps, row) => deps.orchestrator.reviveParticipant(row.account, participantRef(row)),
  },
  {
    name: 'empty and not complete',
    where: `${LIVE} and r.entry_done`,
    mend: (deps, row) => completeRunIfEmpty(systemCtx(deps, row.account, 'sweep'), row),
  },
];

/**
 * Postgres says what should be, Temporal what goes on: starts, wakes and ends what a crash between the two
 * left undone. One row that can't be mended keeps no other from it.
 */
export async function sweep(deps: Deps): Promise<void> {
  for (const duty of DUTIES) {
    for (const row of await find(deps, duty)) {
      await trying(deps, duty.name, () => duty.mend(deps, row));
    }
  }
  await trying(deps, 'participants to be woken', () => sendLeftWakes(deps));
  await trying(deps, 'events of journeys that are over', () => stopWatching(deps));
  await trying(deps, 'segments that were changed', () => refreshChanged(deps));
  await trying(deps, 'events that start journeys', async () => {
    for (let n = 0; n < TRIGGER_BATCHES && (await takeTriggers(deps)) > 0; n += 1);
  });
}

async function find(deps: Deps, { joins, where }: Duty): Promise<Row[]> {
  const { rows } = await deps.db.raw<{ rows: Row[] }>(
    `select p.account_id as account, r.project_id as "projectId", r.journey_id as "journeyId",
            r.id as "runId", r.start_at as "startAt"${joins ? ', e.id as "participantId"' : ''}
       from journey_runs r
       join projects p on p.id = r.project_id
       join journeys j on j.project_id = r.project_id and j.id = r.journey_id
       ${joins ?? ''}
      where ${where}`,
  );
  return rows;
}

async function trying(deps: Deps, duty: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (err) {
    deps.log.error({ err, duty }, 'The sweep could not mend this; it tries again in a minute');
  }
}
