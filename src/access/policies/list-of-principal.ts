import type { Ctx } from '../../context.ts';
import { cutPage, readPage, type Paged, type PageInput } from '../../paging.ts';
import { requirePrincipal } from '../principals/row.ts';
import { policyRows, presentPolicy, type PolicyResponse } from './row.ts';

/** The policies that are attached to a principal, with their documents. */
export async function listPrincipalPolicies(
  ctx: Ctx,
  input: PageInput & { PrincipalId: string },
): Promise<Paged<PolicyResponse>> {
  const { limit, after } = readPage(input);
  const principal = await requirePrincipal(ctx, input.PrincipalId);
  const attached = ctx
    .db('principal_policies')
    .where({ principal_id: principal.id })
    .select('policy_id');
  const rows = await policyRows(ctx)
    .whereIn('id', attached)
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return { Item: page.map((row) => presentPolicy(ctx, row)), ...next };
}
