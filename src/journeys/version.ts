import { LRUCache } from 'lru-cache';
import type { Ctx } from '../context.ts';
import type { JourneyDefinition } from '../domain/journey/index.ts';

// Published versions never change, so any process may keep them.
const versions = new LRUCache<string, JourneyDefinition>({ max: 500 });

/** The definition of a published version. @throws when there is none, which is a defect */
export async function loadVersion(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
  version: number,
): Promise<JourneyDefinition> {
  const key = `${projectId}/${journeyId}/${version}`;
  const known = versions.get(key);
  if (known) return known;
  const row = await ctx
    .db('journey_versions')
    .where({ project_id: projectId, journey_id: journeyId, version })
    .first<{ definition: JourneyDefinition } | undefined>('definition');
  if (!row) throw new Error(`Journey ${journeyId} has no version ${version}`);
  versions.set(key, row.definition);
  return row.definition;
}
