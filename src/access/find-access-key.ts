import type { Deps } from '../context.ts';
import { lookUp, PREPARED } from '../database.ts';
import { isStorable } from '../domain/text.ts';
import { keyQuery, type FoundKey, type Principal } from './find-principal.ts';

/** A working key that signs requests; the secret stays sealed until it is needed. */
export interface AccessKey {
  readonly id: string;
  readonly account: string;
  readonly principal: Principal;
  readonly sealedSecret: Buffer;
  readonly lastUsedAt: Date | null;
  /** Seconds for which the network that asks may not try it. */
  readonly wait: number;
}

const QUERY = keyQuery('access_keys', 'k.sealed_secret');

/** The working access key with this id. Asked for each request, so that a key stops working at once everywhere. */
export async function findAccessKey(
  deps: Pick<Deps, 'db' | 'now'>,
  id: string,
  network = '',
): Promise<AccessKey | undefined> {
  // A form or a cookie may name what Postgres refuses to look for.
  if (!isStorable(id)) return undefined;
  const [row] = await lookUp<FoundKey & { sealed_secret: Buffer }>(
    deps.db,
    PREPARED.accessKey,
    QUERY,
    [id, network, deps.now()],
  );
  return (
    row && {
      id: row.id,
      account: row.account_id,
      principal: row.principal,
      sealedSecret: row.sealed_secret,
      lastUsedAt: row.last_used_at,
      wait: row.wait,
    }
  );
}
