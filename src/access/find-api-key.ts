import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../context.ts';
import { lookUp, PREPARED } from '../database.ts';
import { hashSecret } from './api-key.ts';
import { keyQuery, type FoundKey, type Principal } from './find-principal.ts';
import { noteUse } from './note-use.ts';

export interface ApiKey {
  readonly id: string;
  readonly account: string;
  readonly principal: Principal;
  /** The token has its secret. */
  readonly isRight: boolean;
  /** Seconds for which the network that asks may not try it. */
  readonly wait: number;
}

const FORM = /^cairn_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const NOBODY = Buffer.alloc(32);
const QUERY = keyQuery('api_keys', 'k.hash');

/** The working API key that this token names, whether or not it is right; undefined when it names none. */
export async function findApiKey(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
  network = '',
): Promise<ApiKey | undefined> {
  const [, id, secret] = FORM.exec(token) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const values = [id, network, deps.now()];
  const [row] = await lookUp<FoundKey & { hash: Buffer }>(deps.db, PREPARED.apiKey, QUERY, values);
  const isRight = timingSafeEqual(row?.hash ?? NOBODY, hashSecret(secret));
  if (!row) return undefined;
  const { account_id: account, principal, wait, last_used_at: lastUsedAt } = row;
  if (isRight && wait === 0) await noteUse(deps, 'api_keys', { id, lastUsedAt });
  return { id, account, principal, isRight, wait };
}
