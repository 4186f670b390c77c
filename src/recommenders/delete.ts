import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { presentRecommender, recommenderRows } from './row.ts';

/** Deletes a recommender and answers with what it was. */
export async function deleteRecommenderConfiguration(
  ctx: Ctx,
  { RecommenderId: id }: In<'DeleteRecommenderConfiguration'>,
): Promise<Out<'DeleteRecommenderConfiguration'>> {
  const [row] = await recommenderRows(ctx).where({ id }).delete().returning('*');
  return presentRecommender(row, id);
}
