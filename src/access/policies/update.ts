import type { Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { withUniqueName } from '../unique-name.ts';
import { getPolicy } from './get.ts';
import { readPolicy, type PolicyChanges } from './read.ts';
import { policyRows, presentPolicy, type PolicyResponse } from './row.ts';

export interface UpdatePolicyInput {
  PolicyId: string;
  PolicyChanges: PolicyChanges;
}

/** Changes the members that are given; a new document acts on the next request of everybody who has the policy. */
export async function updatePolicy(
  ctx: Ctx,
  { PolicyId: id, PolicyChanges: written }: UpdatePolicyInput,
): Promise<PolicyResponse> {
  const stored = await getPolicy(ctx, { PolicyId: id });
  const { document, problems } = readPolicy(written);
  if (problems.length > 0) throw new ValidationError(problems);
  const changes = {
    ...(written.Name !== undefined && { name: written.Name }),
    ...(written.Description !== undefined && { description: written.Description || null }),
    ...(document !== undefined && { document: JSON.stringify(document) }),
  };
  if (Object.keys(changes).length === 0) return stored;
  const [row] = await withUniqueName('policy', written.Name, async () =>
    policyRows(ctx)
      .where({ id })
      .update({ ...changes, updated_at: ctx.now() })
      .returning('*'),
  );
  return presentPolicy(ctx, row);
}
