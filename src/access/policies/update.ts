import { withTransaction, type Ctx } from '../../context.ts';
import { ConflictError, ValidationError } from '../../errors.ts';
import { withUniqueName } from '../unique-name.ts';
import { readPolicy, type PolicyChanges } from './read.ts';
import { policyRows, presentPolicy, type PolicyResponse } from './row.ts';

export interface UpdatePolicyInput {
  PolicyId: string;
  PolicyChanges: PolicyChanges;
}

/**
 * Changes the members that are given; a new document acts on the next request of everybody who has the policy. Whoever
 * gives the LastModifiedDate that they read overwrites nobody's change.
 */
export async function updatePolicy(
  ctx: Ctx,
  { PolicyId: id, PolicyChanges: written }: UpdatePolicyInput,
): Promise<PolicyResponse> {
  return withTransaction(ctx, async (ctx) => {
    const row = await policyRows(ctx).where({ id }).forUpdate().first();
    const stored = presentPolicy(ctx, row, id);
    const { document, problems } = readPolicy(written);
    if (problems.length > 0) throw new ValidationError(problems);
    const { LastModifiedDate: known = stored.LastModifiedDate } = written;
    if (known !== stored.LastModifiedDate) {
      throw new ConflictError(
        `LastModifiedDate is "${known}", but the policy was changed at ${stored.LastModifiedDate}: read it again`,
      );
    }
    const changes = {
      ...(written.Name !== undefined && { name: written.Name }),
      ...(written.Description !== undefined && { description: written.Description || null }),
      ...(document !== undefined && { document: JSON.stringify(document) }),
    };
    if (Object.keys(changes).length === 0) return stored;
    // Two changes within a millisecond still have two dates.
    const earliest = Date.parse(stored.LastModifiedDate) + 1;
    const updated_at = new Date(Math.max(ctx.now().getTime(), earliest));
    const [changed] = await withUniqueName('policy', written.Name, async () =>
      policyRows(ctx)
        .where({ id })
        .update({ ...changes, updated_at })
        .returning('*'),
    );
    return presentPolicy(ctx, changed, id);
  });
}
