import type { Ctx } from '../context.ts';
import { cutPage, readPage } from '../paging.ts';
import type { In, Out } from '../wire.ts';
import { presentRecommender, recommenderRows } from './row.ts';

/** The recommenders of the account, page by page in the order of their ids. */
export async function getRecommenderConfigurations(
  ctx: Ctx,
  input: In<'GetRecommenderConfigurations'>,
): Promise<Out<'GetRecommenderConfigurations'>> {
  const { limit, after } = readPage(input);
  const rows = await recommenderRows(ctx)
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return {
    Item: page.map((row) => presentRecommender(row)),
    ...next,
  };
}
