import type { Ctx } from '../context.ts';
import { findRow, type Segment, type SegmentRef, type SegmentRow, selectVersions } from './row.ts';

/** A segment version; undefined when there is none. */
export async function findSegment(ctx: Ctx, ref: SegmentRef): Promise<Segment | undefined> {
  const row = await findRow(ctx, ref);
  return row && toSegment(row);
}

/** Those of these segment versions that there are. */
export async function findSegments(
  ctx: Ctx,
  projectId: string,
  refs: readonly { readonly segmentId: string; readonly version: number }[],
): Promise<Segment[]> {
  const rows = await selectVersions(ctx, projectId).whereRaw(
    '(s.id, v.version) in (select * from unnest(?::text[], ?::integer[]))',
    [refs.map(({ segmentId }) => segmentId), refs.map(({ version }) => version)],
  );
  return rows.map(toSegment);
}

function toSegment(row: SegmentRow): Segment {
  return {
    id: row.id,
    version: row.version,
    type: row.type,
    name: row.name,
    Dimensions: row.dimensions ?? undefined,
    SegmentGroups: row.segment_groups ?? undefined,
  };
}
