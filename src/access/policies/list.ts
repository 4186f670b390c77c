import type { Ctx } from '../../context.ts';
import { cutPage, readPage, type Paged, type PageInput } from '../../paging.ts';
import { policyRows, presentPolicy, type PolicyResponse } from './row.ts';

/** The policies of the account, page by page in the order of their ids. */
export async function listPolicies(ctx: Ctx, input: PageInput): Promise<Paged<PolicyResponse>> {
  const { limit, after } = readPage(input);
  const rows = await policyRows(ctx)
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return { Item: page.map((row) => presentPolicy(ctx, row)), ...next };
}
