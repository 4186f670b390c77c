import type { Ctx } from '../../context.ts';
import { cutPage, readPage, type Paged, type PageInput } from '../../paging.ts';
import { accountRows, presentAccount, requireHomeAccount, type AccountResponse } from './row.ts';

/** The accounts of this installation, page by page in the order of their ids. */
export async function listAccounts(ctx: Ctx, input: PageInput): Promise<Paged<AccountResponse>> {
  requireHomeAccount(ctx);
  const { limit, after } = readPage(input);
  const rows = await accountRows(ctx)
    .where('accounts.id', '>', after?.[0] ?? '')
    .orderBy('accounts.id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return { Item: page.map(presentAccount), ...next };
}
