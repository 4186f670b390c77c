import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../context.ts';
import { hashSecret } from './api-key.ts';
import { keyQuery, type FoundKey, type Principal } from './find-principal.ts';
import { noteUse } from './note-use.ts';

export interface ApiKey {
  readonly id: string;
  readonly account: string;
  readonly principal: Principal;
}

const FORM = /^cairn_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const NOBODY = Buffer.alloc(32);
const QUERY = keyQuery('api_keys', 'k.hash');

/** The working API key that this token is, or undefined: malformed, unknown, expired and wrong look the same. */
export async function findApiKey(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<ApiKey | undefined> {
  const [, id, secret] = FORM.exec(token) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const { rows } = await deps.db.raw<{ rows: (FoundKey & { hash: Buffer })[] }>(QUERY, {
    id,
    now: deps.now(),
  });
  const [row] = rows;
  const isRight = timingSafeEqual(row?.hash ?? NOBODY, hashSecret(secret));
  if (!row || !isRight) return undefined;
  await noteUse(deps, 'api_keys', { id: row.id, lastUsedAt: row.last_used_at });
  return { id: row.id, account: row.account_id, principal: row.principal };
}
