import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { readExpiry } from '../expiry.ts';
import { lockPrincipal } from '../principals/row.ts';
import { requireKeyRights } from '../root-rights.ts';
import { makeAccessKey, type NewAccessKeyResponse } from './make.ts';
import {
  accessKeyRows,
  lockAccessKey,
  presentAccessKey,
  type AccessKeyInput,
  type AccessKeyResponse,
} from './row.ts';
import { refuseKeyOfSettings } from './settings-key.ts';

export interface RotateAccessKeyInput extends AccessKeyInput {
  /** ExpirationDate is the new key's, PreviousExpirationDate that of the one it replaces. */
  WriteRotationRequest?: { ExpirationDate?: string; PreviousExpirationDate?: string };
}

const DAY_MS = 24 * 3600_000;

/**
 * Makes a new access key of the same principal and lets the old one expire in a day, or when the request says:
 * both work while the secret is being replaced wherever it is used.
 */
export async function rotateAccessKey(
  ctx: Ctx,
  input: RotateAccessKeyInput,
): Promise<{ AccessKey: NewAccessKeyResponse; PreviousAccessKey: AccessKeyResponse }> {
  const written = input.WriteRotationRequest ?? {};
  return withTransaction(ctx, async (ctx) => {
    const owner = await lockPrincipal(ctx, input.PrincipalId);
    await requireKeyRights(ctx, owner);
    const key = await lockAccessKey(ctx, input);
    refuseKeyOfSettings(key);
    const now = ctx.now();
    const expiry = readExpiry(ctx, 'ExpirationDate', written.ExpirationDate);
    const previous = readExpiry(ctx, 'PreviousExpirationDate', written.PreviousExpirationDate);
    const problems = [...expiry.problems, ...previous.problems];
    if (key.status !== 'ACTIVE' || (key.expires_at && key.expires_at <= now)) {
      problems.push(
        `The access key ${key.id} does not work any more: make one with CreateAccessKey`,
      );
    }
    if (problems.length > 0) throw new ValidationError(problems);

    const AccessKey = await makeAccessKey(ctx, owner.id, expiry.at);
    const end = previous.at ?? new Date(now.getTime() + DAY_MS);
    const [row] = await accessKeyRows(ctx, owner.id)
      .where({ id: key.id })
      // A rotation never lets a key live longer than it would have.
      .update({ expires_at: key.expires_at && key.expires_at < end ? key.expires_at : end })
      .returning('*');
    return { AccessKey, PreviousAccessKey: presentAccessKey(row ?? key) };
  });
}
