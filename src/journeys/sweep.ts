import type { Ctx, Deps } from '../context.ts';
import { systemCtx } from '../context.ts';
import type { RunRef } from '../orchestrator.ts';
import { completeRunIfEmpty } from './complete-run.ts';
import { takeTriggers } from './take-triggers.ts';

/** Rows younger than this are still being handled by whoever wrote them. */
const GRACE = '30 seconds';
const PARTICIPANTS = 1000;

interface RunRow {
  account: string;
  projectId: string;
  journeyId: string;
  runId: string;
  startAt: Date;
}

const RUN = `p.account_id as account, r.project_id as "projectId", r.journey_id as "journeyId", r.id as "runId", r.start_at as "startAt"`;
const OF = `from journey_runs r
  join projects p on p.id = r.project_id
  join journeys j on j.project_id = r.project_id and j.id = r.journey_id`;

/**
 * Postgres says what should be, Temporal what goes on: starts, wakes and ends what a crash between the
 * two left undone. Everything it asks for is idempotent.
 */
export async function sweep(deps: Deps): Promise<void> {
  const runs = await query<RunRow>(
    deps,
    `select ${RUN} ${OF} where r.status in ('SCHEDULED', 'RUNNING') and not r.entry_done and r.created_at < now() - interval '${GRACE}'`,
  );
  for (const run of runs) await deps.orchestrator.startRun(runRef(run), run.startAt);

  await startForgotten(deps);

  const held = await query<RunRow>(
    deps,
    `select ${RUN} ${OF} where j.state = 'ACTIVE' and r.status in ('SCHEDULED', 'RUNNING') and j.modified_at < now() - interval '${GRACE}'
        and exists (select 1 from participants h where h.project_id = r.project_id and h.journey_id = r.journey_id and h.run_id = r.id and h.state = 'held')`,
  );
  for (const run of held) await deps.orchestrator.resumeRun(runRef(run));

  const cancelled = await query<RunRow>(
    deps,
    `select ${RUN} ${OF} where r.status = 'CANCELLED' and r.updated_at between now() - interval '1 hour' and now() - interval '${GRACE}'`,
  );
  for (const run of cancelled) await deps.orchestrator.cancelRun(runRef(run));

  const open = await query<RunRow>(
    deps,
    `select ${RUN} ${OF} where r.entry_done and r.status in ('SCHEDULED', 'RUNNING')`,
  );
  for (const run of open) await completeRunIfEmpty(sweepCtx(deps, run), run);

  while ((await takeTriggers(deps)) > 0);
}

async function startForgotten(deps: Deps): Promise<void> {
  const rows = await query<RunRow & { participantId: string }>(
    deps,
    `select ${RUN}, e.id as "participantId" ${OF}
       join participants e on e.project_id = r.project_id and e.journey_id = r.journey_id and e.run_id = r.id
      where e.state = 'entered' and e.entered_at < now() - interval '${GRACE}' and j.state <> 'CANCELLED' limit ${PARTICIPANTS}`,
  );
  for (const row of rows) {
    const { projectId, journeyId, runId, participantId } = row;
    await deps.orchestrator.startParticipants(row.account, [
      { projectId, journeyId, runId, participantId },
    ]);
  }
}

async function query<Row>(deps: Deps, sql: string): Promise<Row[]> {
  const { rows } = await deps.db.raw<{ rows: Row[] }>(sql);
  return rows;
}

function runRef({ account, projectId, journeyId, runId }: RunRow): RunRef {
  return { account, projectId, journeyId, runId };
}

function sweepCtx(deps: Deps, run: RunRow): Ctx {
  return systemCtx(deps, run.account, 'sweep');
}
