import type { Ctx } from '../context.ts';
import type { SegmentRow } from './row.ts';

/** Writes a version of a segment; versions never change. */
export async function addVersion(ctx: Ctx, row: SegmentRow): Promise<void> {
  const { project_id, id: segment_id, version, name, dimensions, segment_groups } = row;
  await ctx.db('segment_versions').insert({
    project_id,
    segment_id,
    version,
    name,
    dimensions,
    segment_groups,
    modified_at: row.modified_at,
  });
}
