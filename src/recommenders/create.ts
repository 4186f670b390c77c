import type { Ctx } from '../context.ts';
import { recommenderProblems } from '../domain/recommender.ts';
import { ValidationError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { In, Out } from '../wire.ts';
import { complete, presentRecommender, type RecommenderRow } from './row.ts';

/** Keeps what is needed to ask a recommender model; the model itself is not asked yet. */
export async function createRecommenderConfiguration(
  ctx: Ctx,
  { CreateRecommenderConfiguration: written }: In<'CreateRecommenderConfiguration'>,
): Promise<Out<'CreateRecommenderConfiguration'>> {
  const problems = recommenderProblems(written);
  if (problems.length > 0) throw new ValidationError(problems);
  const [row] = await ctx
    .db<RecommenderRow>('recommenders')
    .insert({
      account_id: ctx.account,
      id: newId(),
      configuration: complete(written),
      created_at: ctx.now(),
      modified_at: ctx.now(),
    })
    .returning('*');
  return presentRecommender(row);
}
