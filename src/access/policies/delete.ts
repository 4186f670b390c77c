import { withTransaction, type Ctx } from '../../context.ts';
import { ConflictError } from '../../errors.ts';
import { policyRows, presentPolicy, type PolicyResponse } from './row.ts';

/**
 * Deletes a policy that nobody has. One that is attached must be detached first: with a policy that denies,
 * a principal would gain rights by the way.
 */
export async function deletePolicy(ctx: Ctx, input: { PolicyId: string }): Promise<PolicyResponse> {
  return withTransaction(ctx, async (ctx) => {
    const row = await policyRows(ctx).where({ id: input.PolicyId }).forUpdate().first();
    const answer = presentPolicy(ctx, row, input.PolicyId);
    const attached = await ctx
      .db('principal_policies')
      .join('principals', 'principals.id', 'principal_policies.principal_id')
      .where({ policy_id: answer.Id })
      .orderBy('name')
      .select<{ name: string }[]>('name');
    if (attached.length > 0) {
      const names = attached.slice(0, 5).map(({ name }) => `"${name}"`);
      const more = attached.length > 5 ? ` and ${attached.length - 5} more` : '';
      throw new ConflictError(
        `The policy is attached to ${names.join(', ')}${more}: detach it first`,
      );
    }
    await policyRows(ctx).where({ id: answer.Id }).delete();
    return answer;
  });
}
