import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentRecommender, recommenderRows, type RecommenderRow } from './row.ts';

/** One recommender of the account. */
export async function getRecommenderConfiguration(
  ctx: Ctx,
  { RecommenderId }: In<'GetRecommenderConfiguration'>,
): Promise<Out<'GetRecommenderConfiguration'>> {
  return presentRecommender(await findRecommender(ctx, RecommenderId), RecommenderId);
}

/** A recommender of the account; undefined when there is none. */
export async function findRecommender(ctx: Ctx, id: string): Promise<RecommenderRow | undefined> {
  return recommenderRows(ctx).where({ id }).first();
}
