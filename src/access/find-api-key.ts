import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../context.ts';
import { hashSecret } from './api-key.ts';
import type { ApiKeyRow } from './api-key.ts';
import { noteUse } from './note-use.ts';

const FORM = /^cairn_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const NOBODY = Buffer.alloc(32);

/** The working API key that this token is, or undefined: malformed, unknown, expired and wrong look the same. */
export async function findApiKey(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<{ id: string; account: string; principalId: string } | undefined> {
  const [, id, secret] = FORM.exec(token) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const now = deps.now();
  const row = await deps.db<ApiKeyRow>('api_keys').where({ id, status: 'ACTIVE' }).first();
  const isRight = timingSafeEqual(row?.hash ?? NOBODY, hashSecret(secret));
  if (!row || !isRight || (row.expires_at && row.expires_at <= now)) return undefined;
  await noteUse(deps, 'api_keys', { id: row.id, lastUsedAt: row.last_used_at });
  return { id: row.id, account: row.account_id, principalId: row.principal_id };
}
