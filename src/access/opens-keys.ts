import type { Deps } from '../context.ts';
import { openSecret, type AccessKeyRow } from './access-key.ts';

/** Whether the master key is the one that the stored keys are sealed with; true while there are none. */
export async function opensKeys(deps: Pick<Deps, 'db' | 'vault'>): Promise<boolean> {
  const row = await deps
    .db<AccessKeyRow>('access_keys')
    .where({ status: 'ACTIVE' })
    .orderBy('created_at', 'desc')
    .first();
  if (!row) return true;
  try {
    openSecret(deps, { id: row.id, sealedSecret: row.sealed_secret });
    return true;
  } catch {
    return false; // That it can't be opened is the answer.
  }
}
