import type { Ctx } from '../context.ts';
import { findRow, type Segment, type SegmentRef } from './row.ts';

/** A segment version; undefined when there is none. */
export async function findSegment(ctx: Ctx, ref: SegmentRef): Promise<Segment | undefined> {
  const row = await findRow(ctx, ref);
  return (
    row && {
      id: row.id,
      version: row.version,
      type: row.type,
      name: row.name,
      Dimensions: row.dimensions ?? undefined,
      SegmentGroups: row.segment_groups ?? undefined,
    }
  );
}
