import type { Ctx } from '../context.ts';

interface Dependent {
  readonly id: string;
  readonly version: number;
  readonly newest: number;
  readonly source: string;
  /** Absent: the newest of the source. */
  readonly sourceVersion: number | null;
}

/** A segment and all whose newest version is built on it, directly or through others. */
export async function segmentsBuiltOn(
  ctx: Ctx,
  { projectId, segmentId }: { readonly projectId: string; readonly segmentId: string },
): Promise<string[]> {
  const found = new Set([segmentId]);
  const seen = new Set<string>();
  // Undefined: all of its versions.
  let frontier: { readonly id: string; readonly version?: number; readonly newest?: number }[] = [
    { id: segmentId },
  ];
  while (frontier.length > 0) {
    const next: Dependent[] = [];
    for (const one of await dependents(
      ctx,
      projectId,
      frontier.map(({ id }) => id),
    )) {
      const key = `${one.id}/${one.version}`;
      const reaches = frontier.some(
        ({ id, version, newest }) =>
          id === one.source && (version === undefined || version === (one.sourceVersion ?? newest)),
      );
      if (!reaches || seen.has(key)) continue;
      seen.add(key);
      next.push(one);
      if (one.version === one.newest) found.add(one.id);
    }
    frontier = next;
  }
  return [...found];
}

/** The segment versions that name one of these segments as a source. */
async function dependents(
  ctx: Ctx,
  projectId: string,
  sources: readonly string[],
): Promise<Dependent[]> {
  const { rows } = await ctx.db.raw<{ rows: Dependent[] }>(
    `select v.segment_id as id, v.version, s.version as newest, source ->> 'Id' as source,
            cast(source ->> 'Version' as integer) as "sourceVersion"
       from segment_versions v
       join segments s on s.project_id = v.project_id and s.id = v.segment_id
      cross join lateral jsonb_path_query(v.segment_groups, '$.Groups[*].SourceSegments[*]') as source
      where v.project_id = ? and source ->> 'Id' = any(?)`,
    [projectId, [...sources]],
  );
  return rows;
}
