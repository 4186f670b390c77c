import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { lockPrincipal, presentPrincipal, type PrincipalResponse } from '../principals/row.ts';
import { refuseRoot } from '../root-rights.ts';
import { policyRows, presentPolicy } from './row.ts';

/** All of them are read with every request of the principal. */
const MAX_ATTACHED = 20;

export interface AttachmentInput {
  PrincipalId: string;
  PolicyId: string;
}

/** Lets a policy act on a principal. One that is attached already stays so. */
export async function attachPrincipalPolicy(
  ctx: Ctx,
  { PrincipalId, PolicyId }: AttachmentInput,
): Promise<PrincipalResponse> {
  return withTransaction(ctx, async (ctx) => {
    const principal = await lockPrincipal(ctx, PrincipalId);
    refuseRoot(principal, 'have policies');
    // Kept from being deleted between here and the insert.
    const policy = await policyRows(ctx).where({ id: PolicyId }).forKeyShare().first();
    const { Id: policyId } = presentPolicy(ctx, policy, PolicyId);
    await ctx
      .db('principal_policies')
      .insert({ principal_id: principal.id, policy_id: policyId, attached_at: ctx.now() })
      .onConflict()
      .ignore();
    const answer = await presentPrincipal(ctx, principal);
    if (answer.Policies.length > MAX_ATTACHED) {
      throw new ValidationError(
        `The principal has ${MAX_ATTACHED} policies, the most that one can have: put statements together`,
      );
    }
    return answer;
  });
}
