import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import type { AccessKeyRow } from '../access-key.ts';
import { readExpiry } from '../expiry.ts';
import { requirePrincipal } from '../principals/row.ts';
import { requireKeyRights } from '../root-rights.ts';
import {
  accessKeyRows,
  lockAccessKey,
  presentAccessKey,
  type AccessKeyInput,
  type AccessKeyResponse,
} from './row.ts';
import { refuseKeyOfSettings } from './settings-key.ts';

export interface UpdateAccessKeyInput extends AccessKeyInput {
  AccessKeyChanges: { Status?: AccessKeyRow['status']; ExpirationDate?: string };
}

/** Lets an access key work or not, at once, or says when it is to stop. */
export async function updateAccessKey(
  ctx: Ctx,
  input: UpdateAccessKeyInput,
): Promise<AccessKeyResponse> {
  const { Status: status, ExpirationDate: expiration } = input.AccessKeyChanges;
  return withTransaction(ctx, async (ctx) => {
    await requireKeyRights(ctx, await requirePrincipal(ctx, input.PrincipalId));
    const key = await lockAccessKey(ctx, input);
    refuseKeyOfSettings(key);
    const { at, problems } = readExpiry(ctx, 'ExpirationDate', expiration);
    if (problems.length > 0) throw new ValidationError(problems);
    const changes = { ...(status && { status }), ...(at && { expires_at: at }) };
    if (Object.keys(changes).length === 0) return presentAccessKey(key);
    const [row] = await accessKeyRows(ctx, key.principal_id)
      .where({ id: key.id })
      .update(changes)
      .returning('*');
    return presentAccessKey(row ?? key);
  });
}
