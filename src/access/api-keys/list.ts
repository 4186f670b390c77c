import type { Ctx } from '../../context.ts';
import { cutPage, readPage, type Paged, type PageInput } from '../../paging.ts';
import { presentApiKey, type ApiKeyResponse, type ApiKeyRow } from '../api-key.ts';
import { requirePrincipal } from '../principals/row.ts';

export interface ListApiKeysInput extends PageInput {
  /** Undefined: those of all principals. */
  PrincipalId?: string;
}

/** The API keys of the account or of one principal, without their secrets. */
export async function listApiKeys(
  ctx: Ctx,
  input: ListApiKeysInput,
): Promise<Paged<ApiKeyResponse>> {
  const { limit, after } = readPage(input);
  const owner =
    input.PrincipalId === undefined ? undefined : await requirePrincipal(ctx, input.PrincipalId);
  const rows = await ctx
    .db<ApiKeyRow>('api_keys')
    .where({ account_id: ctx.account, ...(owner && { principal_id: owner.id }) })
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return { Item: page.map(presentApiKey), ...next };
}
