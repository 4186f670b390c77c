import type { Ctx } from '../../context.ts';
import { notFound } from '../../errors.ts';
import type { ApiKeyRow } from '../api-key.ts';
import { requirePrincipal } from '../principals/row.ts';
import { requireKeyRights } from '../root-rights.ts';

export function apiKeyRows(ctx: Ctx) {
  return ctx.db<ApiKeyRow>('api_keys').where({ account_id: ctx.account });
}

/**
 * The key, kept from being changed until the transaction ends.
 * @throws NotFoundError, or ForbiddenError when it is root's and somebody else's request
 */
export async function lockApiKey(ctx: Ctx, id: string): Promise<ApiKeyRow> {
  const row = await apiKeyRows(ctx).where({ id }).forUpdate().first();
  if (!row) throw notFound('API key', id);
  await requireKeyRights(ctx, await requirePrincipal(ctx, row.principal_id));
  return row;
}
