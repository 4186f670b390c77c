import type { Deps } from '../context.ts';

/** An active key that signs requests; the secret stays sealed until it is needed. */
export interface AccessKey {
  readonly id: string;
  readonly account: string;
  readonly principalId: string;
  readonly sealedSecret: Buffer;
  readonly lastUsedAt: Date | null;
}

const purpose = (id: string) => `access-key/${id}/secret`;

export function sealSecret(deps: Pick<Deps, 'vault'>, id: string, secret: string): Buffer {
  return deps.vault.seal(purpose(id), secret);
}

/** @throws when the master key is not the one that sealed the secret */
export function openSecret(
  deps: Pick<Deps, 'vault'>,
  key: Pick<AccessKey, 'id' | 'sealedSecret'>,
): string {
  return deps.vault.open(purpose(key.id), key.sealedSecret);
}

export interface AccessKeyRow {
  id: string;
  account_id: string;
  principal_id: string;
  sealed_secret: Buffer;
  status: 'ACTIVE' | 'INACTIVE';
  last_used_at: Date | null;
}

/** The active access key with this id. Asked for each request, so that a key stops working at once everywhere. */
export async function findAccessKey(
  deps: Pick<Deps, 'db'>,
  id: string,
): Promise<AccessKey | undefined> {
  const row = await deps.db<AccessKeyRow>('access_keys').where({ id, status: 'ACTIVE' }).first();
  return (
    row && {
      id: row.id,
      account: row.account_id,
      principalId: row.principal_id,
      sealedSecret: row.sealed_secret,
      lastUsedAt: row.last_used_at,
    }
  );
}
