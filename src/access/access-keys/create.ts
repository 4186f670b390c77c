import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { readExpiry } from '../expiry.ts';
import { lockPrincipal } from '../principals/row.ts';
import { requireKeyRights } from '../root-rights.ts';
import { makeAccessKey, type NewAccessKeyResponse } from './make.ts';

export interface CreateAccessKeyInput {
  PrincipalId: string;
  WriteAccessKeyRequest?: { ExpirationDate?: string };
}

/** Makes an access key for a principal. The answer is the only place where the secret is ever shown. */
export async function createAccessKey(
  ctx: Ctx,
  { PrincipalId, WriteAccessKeyRequest: written = {} }: CreateAccessKeyInput,
): Promise<NewAccessKeyResponse> {
  return withTransaction(ctx, async (ctx) => {
    const owner = await lockPrincipal(ctx, PrincipalId);
    await requireKeyRights(ctx, owner);
    const { at, problems } = readExpiry(ctx, 'ExpirationDate', written.ExpirationDate);
    if (problems.length > 0) throw new ValidationError(problems);
    return makeAccessKey(ctx, owner.id, at);
  });
}
