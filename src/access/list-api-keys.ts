import type { Ctx } from '../context.ts';
import { nextToken, readPage } from '../paging.ts';
import { presentApiKey } from './api-key.ts';
import type { ApiKeyResponse, ApiKeyRow } from './api-key.ts';

export interface ListApiKeysInput {
  PageSize?: string;
  Token?: string;
}

/** The API keys of the account, without their secrets. */
export async function listApiKeys(
  ctx: Ctx,
  input: ListApiKeysInput,
): Promise<{ Item: ApiKeyResponse[]; NextToken?: string }> {
  const { limit, after } = readPage(input);
  const rows = await ctx
    .db<ApiKeyRow>('api_keys')
    .where({ account_id: ctx.account })
    .where('id', '>', after?.[0] ?? '')
    .orderBy('id')
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { Item: page.map(presentApiKey), NextToken: last && nextToken([last.id]) };
}
