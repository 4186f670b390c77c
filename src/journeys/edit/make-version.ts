import type { Ctx } from '../../context.ts';
import {
  touchesHeldMessages,
  type JourneyDiff,
  type Landings,
} from '../../domain/journey/edit/index.ts';
import type { JourneyDefinition } from '../../domain/journey/index.ts';
import type { RunRef } from '../../orchestrator.ts';
import type { JourneyRow } from '../journey-row.ts';
import { liveRuns } from '../runs.ts';
import { watchEvents } from '../watch.ts';
import { moveEverybody, wakeHeldMessages } from './move-everybody.ts';
import { authorOf, type TouchedPeople, type VersionRow } from './version-row.ts';

export interface NewVersion {
  readonly kind: 'EDITED' | 'UNDONE';
  readonly previous: number;
  readonly undoes?: number;
  readonly definition: JourneyDefinition;
  readonly diff: JourneyDiff;
  readonly landings: Landings;
  /** Before those who are touched are moved: whoever is moved by this is not moved again. */
  readonly first?: (tx: Ctx, runs: readonly RunRef[], version: number) => Promise<TouchedPeople[]>;
}

/**
 * Makes a version the current one: of the journey, of its runs, and of everybody whom it touches. All inside the
 * caller's transaction, in which the journey is locked.
 */
export async function makeVersion(
  tx: Ctx,
  { project_id: projectId, id: journeyId }: JourneyRow,
  made: NewVersion,
): Promise<{ row: VersionRow; runs: RunRef[] }> {
  const { kind, previous, undoes, definition, diff, landings, first } = made;
  const key = { project_id: projectId, journey_id: journeyId };
  const version = previous + 1;
  await tx.db('journey_versions').insert({
    ...key,
    version,
    kind,
    previous,
    undoes: undoes ?? null,
    definition: JSON.stringify(definition),
    landings: JSON.stringify(landings),
    author: authorOf(tx),
    published_at: tx.now(),
  });
  await tx
    .db('journeys')
    .where({ project_id: projectId, id: journeyId })
    .update({
      name: definition.Name,
      definition: JSON.stringify(definition),
      live_version: version,
      modified_at: tx.now(),
    });
  await watchEvents(tx, projectId, journeyId, definition);
  const runs = await liveRuns(tx, projectId, journeyId);
  await tx
    .db('journey_runs')
    .where(key)
    .whereIn(
      'id',
      runs.map(({ runId }) => runId),
    )
    .update({ version, updated_at: tx.now() });

  const back = (await first?.(tx, runs, version)) ?? [];
  const people = [...back, ...(await moveEverybody(tx, runs, version))];
  if (touchesHeldMessages(diff)) await wakeHeldMessages(tx, runs);
  const [row] = await tx
    .db('journey_versions')
    .where({ ...key, version })
    .update({ people: JSON.stringify(people) })
    .returning<VersionRow[]>('*');
  if (!row) throw new Error(`Version ${version} of journey ${journeyId} is not there`);
  return { row, runs };
}
