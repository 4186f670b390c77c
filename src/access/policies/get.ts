import type { Ctx } from '../../context.ts';
import { policyRows, presentPolicy, type PolicyResponse } from './row.ts';

/** One policy of the account. */
export async function getPolicy(ctx: Ctx, input: { PolicyId: string }): Promise<PolicyResponse> {
  return presentPolicy(
    ctx,
    await policyRows(ctx).where({ id: input.PolicyId }).first(),
    input.PolicyId,
  );
}
