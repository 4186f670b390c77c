import { withTransaction, type Ctx } from '../../context.ts';
import { presentApiKey, type ApiKeyResponse } from '../api-key.ts';
import { apiKeyRows, lockApiKey } from './row.ts';

/** Deletes an API key; it stops working at once. */
export async function deleteApiKey(ctx: Ctx, input: { ApiKeyId: string }): Promise<ApiKeyResponse> {
  return withTransaction(ctx, async (ctx) => {
    const key = await lockApiKey(ctx, input.ApiKeyId);
    await apiKeyRows(ctx).where({ id: key.id }).delete();
    return presentApiKey(key);
  });
}
