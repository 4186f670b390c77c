import type { Deps } from '../context.ts';
import type { AccessKey } from './find-access-key.ts';

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
  /** The root key that the settings name, or named once. */
  is_from_settings: boolean;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}
