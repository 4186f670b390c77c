import { type Ctx, withTransaction } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { getSegment } from './get.ts';

/** Deletes a segment with all its versions and answers with what it was. */
export async function deleteSegment(
  ctx: Ctx,
  input: In<'DeleteSegment'>,
): Promise<Out<'DeleteSegment'>> {
  return withTransaction(ctx, async (ctx) => {
    const segment = await getSegment(ctx, input);
    await ctx.db('segments').where({ project_id: segment.ApplicationId, id: segment.Id }).delete();
    return segment;
  });
}
