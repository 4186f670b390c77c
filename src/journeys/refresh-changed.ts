import type { Deps } from '../context.ts';
import { tellEngine, type RunRef } from '../orchestrator.ts';

/**
 * Tells the runs that follow the changes of their segment, and rest, that it or one it is built on is another
 * version now. They may be told more than once.
 */
export async function refreshChanged(deps: Deps): Promise<void> {
  const { rows } = await deps.db.raw<{ rows: RunRef[] }>(
    `select p.account_id as account, r.project_id as "projectId", r.journey_id as "journeyId", r.id as "runId"
       from journey_runs r
       join projects p on p.id = r.project_id
       join journeys j on j.project_id = r.project_id and j.id = r.journey_id and j.state = 'ACTIVE'
       join journey_versions v on v.project_id = r.project_id and v.journey_id = r.journey_id and v.version = r.version
      where r.status = 'RUNNING' and not r.entry_done and cast(v.definition ->> 'RefreshOnSegmentUpdate' as boolean)
        and exists (select from jsonb_each_text(r.segment_versions) as known (id, version)
                      join segments s on s.project_id = r.project_id and s.id = known.id
                     where s.version <> cast(known.version as integer))`,
  );
  for (const run of rows) {
    await tellEngine(deps, 'read a segment again', () => deps.orchestrator.refreshRun(run));
  }
}
