import type { Ctx } from '../../context.ts';
import { ForbiddenError, notFound } from '../../errors.ts';

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly created_at: Date;
}

/** An account as operations answer it. */
export interface AccountResponse {
  Id: string;
  Name: string;
  Status: 'ACTIVE' | 'DISABLED';
  CreationDate: string;
  RootPrincipalId: string;
}

/**
 * Policies speak of one account, so root of any account may call these operations; what they reach is all
 * accounts, so only principals of the installation's own one do.
 * @throws ForbiddenError in any other account
 */
export function requireHomeAccount(ctx: Ctx): void {
  const { accountId } = ctx.settings;
  if (ctx.account === accountId) return;
  throw new ForbiddenError(`Accounts are managed by principals of account ${accountId} alone`);
}

/** All accounts with their roots, for those who passed `requireHomeAccount`. */
export function accountRows(ctx: Ctx) {
  return ctx
    .db<AccountRow>('accounts')
    .join('principals', (on) =>
      on.on('principals.account_id', 'accounts.id').andOnVal('principals.kind', 'ROOT'),
    )
    .select<(AccountRow & { root_id: string })[]>('accounts.*', 'principals.id as root_id');
}

export async function requireAccount(ctx: Ctx, id: string): Promise<AccountResponse> {
  const [row] = await accountRows(ctx).where('accounts.id', id);
  if (!row) throw notFound('Account', id);
  return presentAccount(row);
}

export function presentAccount(row: AccountRow & { root_id: string }): AccountResponse {
  return {
    Id: row.id,
    Name: row.name,
    Status: row.status,
    CreationDate: row.created_at.toISOString(),
    RootPrincipalId: row.root_id,
  };
}
