import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { taggedRow } from './resource.ts';

/** The tags of a resource. */
export async function listTagsForResource(
  ctx: Ctx,
  { ResourceArn }: In<'ListTagsForResource'>,
): Promise<Out<'ListTagsForResource'>> {
  const row = await taggedRow(ctx, ResourceArn).first('tags');
  if (!row) throw new NotFoundError();
  return { tags: row.tags };
}
