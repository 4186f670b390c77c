import { type Ctx, withTransaction } from '../context.ts';
import { tagCountProblems, tagProblems } from '../domain/tags.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import type { In } from '../wire.ts';
import { taggedRow } from './resource.ts';

/** Adds tags to a resource; a key that it has already gets the new value. */
export async function tagResource(
  ctx: Ctx,
  { ResourceArn, TagsModel: { tags } }: In<'TagResource'>,
): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    const row = await taggedRow(tx, ResourceArn).first('tags').forUpdate();
    if (!row) throw new NotFoundError();
    const all = { ...row.tags, ...tags };
    // Those it has already were checked before, by the rules of their time, but count with the new ones.
    const problems = [...new Set([...tagProblems(tags), ...tagCountProblems(all)])];
    if (problems.length > 0) throw new ValidationError(problems);
    await taggedRow(tx, ResourceArn).update({ tags: all });
  });
}
