import type { Ctx } from '../../context.ts';
import type { EditedVersion, Landings } from '../../domain/journey/edit/index.ts';

interface Row {
  readonly version: number;
  readonly undoes: number | null;
  readonly landings: Landings;
}

/** The versions of a journey after one and up to another, as far as they concern those inside. */
export async function versionsSince(
  ctx: Ctx,
  projectId: string,
  journeyId: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<EditedVersion[]> {
  const rows = await ctx
    .db('journey_versions')
    .where({ project_id: projectId, journey_id: journeyId })
    .where('version', '>', after)
    .where('version', '<=', upTo)
    .orderBy('version')
    .select<Row[]>('version', 'undoes', 'landings');
  return rows.map(({ version, undoes, landings }) => ({
    version,
    undoes: undoes ?? undefined,
    landings,
  }));
}
