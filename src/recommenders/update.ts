import type { Ctx } from '../context.ts';
import { recommenderProblems } from '../domain/recommender.ts';
import { ValidationError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { complete, presentRecommender, recommenderRows } from './row.ts';

/** Replaces the whole configuration: what the request leaves out goes back to its default. */
export async function updateRecommenderConfiguration(
  ctx: Ctx,
  {
    RecommenderId: id,
    UpdateRecommenderConfiguration: written,
  }: In<'UpdateRecommenderConfiguration'>,
): Promise<Out<'UpdateRecommenderConfiguration'>> {
  const problems = recommenderProblems(written);
  if (problems.length > 0) throw new ValidationError(problems);
  const [row] = await recommenderRows(ctx)
    .where({ id })
    .update({ configuration: complete(written), modified_at: ctx.now() })
    .returning('*');
  return presentRecommender(row, id);
}
