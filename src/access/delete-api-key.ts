import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { presentApiKey } from './api-key.ts';
import type { ApiKeyResponse, ApiKeyRow } from './api-key.ts';

/** Deletes an API key; it stops working at once. */
export async function deleteApiKey(ctx: Ctx, input: { ApiKeyId: string }): Promise<ApiKeyResponse> {
  const [row] = await ctx
    .db<ApiKeyRow>('api_keys')
    .where({ account_id: ctx.account, id: input.ApiKeyId })
    .delete()
    .returning('*');
  if (!row) throw new NotFoundError();
  return presentApiKey(row);
}
