import type { Ctx, Deps } from '../context.ts';
import { watchedTypes, goalWindowIsOver, type JourneyDefinition } from '../domain/journey/index.ts';

/** From now on events of the types that a version awaits are looked at for those inside. */
export async function watchEvents(
  tx: Ctx,
  projectId: string,
  journeyId: string,
  definition: JourneyDefinition,
): Promise<void> {
  const types = watchedTypes(definition);
  if (types.length === 0) return;
  await tx
    .db('triggers')
    .insert(
      types.map((event_type) => ({
        project_id: projectId,
        event_type,
        kind: 'watch',
        target_id: journeyId,
      })),
    )
    .onConflict()
    .ignore();
}

interface Ended {
  readonly projectId: string;
  readonly journeyId: string;
  readonly definition: JourneyDefinition;
  readonly lastEntered: Date | null;
}

/** Events of journeys that are over are looked at while somebody may still reach the goal. */
export async function stopWatching(deps: Deps): Promise<void> {
  const { rows } = await deps.db.raw<{ rows: Ended[] }>(
    `select j.project_id as "projectId", j.id as "journeyId", v.definition,
            (select max(entered_at) from participants p where p.project_id = j.project_id and p.journey_id = j.id) as "lastEntered"
       from journeys j
       join journey_versions v on v.project_id = j.project_id and v.journey_id = j.id and v.version = j.live_version
      where j.state = 'COMPLETED'
        and exists (select from triggers t where t.project_id = j.project_id and t.target_id = j.id and t.kind = 'watch')`,
  );
  for (const { projectId, journeyId, definition, lastEntered } of rows) {
    if (lastEntered && !goalWindowIsOver(definition, lastEntered, deps.now())) continue;
    await deps
      .db('triggers')
      .where({ project_id: projectId, kind: 'watch', target_id: journeyId })
      .delete();
  }
}
