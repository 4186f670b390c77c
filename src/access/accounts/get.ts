import type { Ctx } from '../../context.ts';
import { requireAccount, requireHomeAccount, type AccountResponse } from './row.ts';

/** One account. */
export async function getAccount(ctx: Ctx, input: { AccountId: string }): Promise<AccountResponse> {
  requireHomeAccount(ctx);
  return requireAccount(ctx, input.AccountId);
}
