import type { Ctx } from '../../context.ts';
import { notFound } from '../../errors.ts';
import type { AccessKeyRow } from '../access-key.ts';

/** An access key as operations answer it; its secret is not among it. */
export interface AccessKeyResponse {
  Id: string;
  PrincipalId: string;
  Status: AccessKeyRow['status'];
  CreationDate: string;
  ExpirationDate?: string;
  LastUsedDate?: string;
}

export interface AccessKeyInput {
  PrincipalId: string;
  AccessKeyId: string;
}

/** The access keys of a principal of the account. */
export function accessKeyRows(ctx: Ctx, principalId: string) {
  return ctx
    .db<AccessKeyRow>('access_keys')
    .where({ account_id: ctx.account, principal_id: principalId });
}

/** The key, kept from being changed until the transaction ends. @throws NotFoundError */
export async function lockAccessKey(
  ctx: Ctx,
  { PrincipalId, AccessKeyId }: AccessKeyInput,
): Promise<AccessKeyRow> {
  const row = await accessKeyRows(ctx, PrincipalId).where({ id: AccessKeyId }).forUpdate().first();
  if (!row) throw notFound('Access key', AccessKeyId);
  return row;
}

export function presentAccessKey(row: AccessKeyRow): AccessKeyResponse {
  return {
    Id: row.id,
    PrincipalId: row.principal_id,
    Status: row.status,
    CreationDate: row.created_at.toISOString(),
    ExpirationDate: row.expires_at?.toISOString(),
    LastUsedDate: row.last_used_at?.toISOString(),
  };
}
