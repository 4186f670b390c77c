import { withTransaction, type Ctx } from '../../context.ts';
import { NotFoundError } from '../../errors.ts';
import { lockPrincipal, presentPrincipal, type PrincipalResponse } from '../principals/row.ts';
import type { AttachmentInput } from './attach.ts';

/** Ends what a policy does to a principal. The policy itself stays. */
export async function detachPrincipalPolicy(
  ctx: Ctx,
  { PrincipalId, PolicyId }: AttachmentInput,
): Promise<PrincipalResponse> {
  return withTransaction(ctx, async (ctx) => {
    const principal = await lockPrincipal(ctx, PrincipalId);
    const detached = await ctx
      .db('principal_policies')
      .where({ principal_id: principal.id, policy_id: PolicyId })
      .delete();
    if (detached === 0) throw new NotFoundError('The policy is not attached to this principal');
    return presentPrincipal(ctx, principal);
  });
}
