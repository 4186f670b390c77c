import { withTransaction, type Ctx } from '../../context.ts';
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

/** Deletes an access key; it stops working at once. */
export async function deleteAccessKey(ctx: Ctx, input: AccessKeyInput): Promise<AccessKeyResponse> {
  return withTransaction(ctx, async (ctx) => {
    await requireKeyRights(ctx, await requirePrincipal(ctx, input.PrincipalId));
    const key = await lockAccessKey(ctx, input);
    if (key.status === 'ACTIVE') refuseKeyOfSettings(key);
    await accessKeyRows(ctx, key.principal_id).where({ id: key.id }).delete();
    return presentAccessKey(key);
  });
}
