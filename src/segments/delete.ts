import { type Ctx, withTransaction } from '../context.ts';
import { notFound } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { getSegment } from './get.ts';

/** Deletes a segment with all its versions and answers with what it was; campaigns that use it end now. */
export async function deleteSegment(
  ctx: Ctx,
  input: In<'DeleteSegment'>,
): Promise<Out<'DeleteSegment'>> {
  return withTransaction(ctx, async (ctx) => {
    const segment = await getSegment(ctx, input);
    const key = { project_id: segment.ApplicationId, id: segment.Id };
    const deleted = await ctx.db('segments').where(key).delete();
    if (deleted === 0) throw notFound('Segment', input.SegmentId);
    await ctx.db('deleted_segments').insert({ ...key, deleted_at: ctx.now() });
    return segment;
  });
}
