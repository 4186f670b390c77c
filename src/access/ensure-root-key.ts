import type { Deps } from '../context.ts';
import { openSecret, sealSecret } from './access-key.ts';
import type { AccessKeyRow } from './access-key.ts';
import { rootPrincipal } from './root-principal.ts';

/**
 * Makes the access key of the settings work for root, and it alone of those that the settings ever named: an earlier
 * one with another id stops working. Without one in the settings nothing is changed.
 */
export async function ensureRootKey(deps: Deps): Promise<void> {
  const { accessKeyId: id, secretAccessKey: secret, accountId } = deps.settings;
  if (id === undefined || secret === undefined) return;
  await deps.db.transaction(async (trx) => {
    const principalId = await rootPrincipal(trx, accountId);
    const keys = () => trx<AccessKeyRow>('access_keys');
    const row = await keys().where({ id }).forUpdate().first();
    const owner = { account_id: accountId, principal_id: principalId };
    const isSame = row?.account_id === accountId && row.principal_id === principalId;
    if (!row || !isSame || !holdsSecret(deps, row, secret)) {
      await keys()
        .insert({ id, ...owner, sealed_secret: sealSecret(deps, id, secret) })
        .onConflict('id')
        .merge(['account_id', 'principal_id', 'sealed_secret']);
    }
    await keys()
      .where({ id })
      .update({ status: 'ACTIVE', expires_at: null, is_from_settings: true });
    await keys()
      .where({ ...owner, is_from_settings: true })
      .whereNot({ id })
      .update({ status: 'INACTIVE' });
  });
}

function holdsSecret(deps: Deps, row: AccessKeyRow, secret: string): boolean {
  try {
    return openSecret(deps, { id: row.id, sealedSecret: row.sealed_secret }) === secret;
  } catch (error) {
    // Sealed with another master key: the settings have the secret, so it can be sealed again.
    deps.log.warn(
      { err: error, accessKeyId: row.id },
      'The root key was sealed with another master key',
    );
    return false;
  }
}
