import { type Ctx, withTransaction } from '../context.ts';
import { notFound, ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { addVersion } from './add-version.ts';
import { checkSegment } from './check.ts';
import { findRow, presentSegment, type SegmentRow } from './row.ts';

/**
 * Makes a new version. Without criteria in the request the old ones stay, so that a rename can't turn a
 * segment into everybody. Tags are ignored here, as in Pinpoint.
 */
export async function updateSegment(
  ctx: Ctx,
  input: In<'UpdateSegment'>,
): Promise<Out<'UpdateSegment'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const ref = { projectId: project.id, segmentId: input.SegmentId };
  const { tags: _ignored, ...written } = input.WriteSegmentRequest;

  return withTransaction(ctx, async (ctx) => {
    const key = { project_id: ref.projectId, id: ref.segmentId };
    await ctx.db('segments').where(key).forUpdate().select('id');
    const old = await findRow(ctx, ref);
    if (!old) throw notFound('Segment', input.SegmentId);
    if (old.type === 'IMPORT') {
      throw new ValidationError(`Segment ${old.id} is imported: it can't be edited`);
    }
    await checkSegment(ctx, ref, written);

    const { Dimensions: dimensions, SegmentGroups: groups, Name: name = old.name } = written;
    const criteria =
      dimensions || groups
        ? { dimensions: dimensions ?? null, segment_groups: groups ?? null }
        : { dimensions: old.dimensions, segment_groups: old.segment_groups };
    const changed = { name, version: old.version + 1, modified_at: ctx.now() };
    const row: SegmentRow = { ...old, ...criteria, ...changed };
    await ctx.db('segments').where(key).update(changed);
    await addVersion(ctx, row);
    // Journeys may go by the newest version: their workers look when this commits.
    await ctx.db.raw(`select pg_notify('cairn_segments', '')`);
    return presentSegment(ctx, row);
  });
}
