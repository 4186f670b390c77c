import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { In } from '../wire.ts';
import { taggedRow } from './resource.ts';

/** Takes tags from a resource; keys that it has not are no mistake. */
export async function untagResource(
  ctx: Ctx,
  { ResourceArn, TagKeys }: In<'UntagResource'>,
): Promise<void> {
  const found = await taggedRow(ctx, ResourceArn).update({
    tags: ctx.db.raw('tags - ?::text[]', [TagKeys]),
  });
  if (found === 0) throw new NotFoundError();
}
