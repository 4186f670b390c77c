import type { Ctx } from '../../context.ts';
import { cutPage, readPage, type Paged, type PageInput } from '../../paging.ts';
import { presentPrincipals, principalRows, type PrincipalResponse } from './row.ts';

/** The principals of the account, page by page in the order of their ids. */
export async function listPrincipals(
  ctx: Ctx,
  input: PageInput,
): Promise<Paged<PrincipalResponse>> {
  const { limit, after } = readPage(input);
  const rows = await principalRows(ctx)
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return { Item: await presentPrincipals(ctx, page), ...next };
}
