import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { nameProblems } from '../name-problems.ts';
import { refuseRoot } from '../root-rights.ts';
import { withUniqueName } from '../unique-name.ts';
import {
  lockPrincipal,
  presentPrincipal,
  principalRows,
  type PrincipalResponse,
  type PrincipalRow,
} from './row.ts';

export interface UpdatePrincipalInput {
  PrincipalId: string;
  PrincipalChanges: { Name?: string; Status?: PrincipalRow['status'] };
}

/** Renames a principal, or lets its keys work or not, at once. */
export async function updatePrincipal(
  ctx: Ctx,
  { PrincipalId: id, PrincipalChanges: { Name: name, Status: status } }: UpdatePrincipalInput,
): Promise<PrincipalResponse> {
  return withTransaction(ctx, async (ctx) => {
    const principal = await lockPrincipal(ctx, id);
    if (status === 'DISABLED') refuseRoot(principal, 'be disabled');
    const problems = nameProblems(name);
    if (problems.length > 0) throw new ValidationError(problems);
    const changes = { ...(name !== undefined && { name }), ...(status && { status }) };
    if (Object.keys(changes).length === 0) return presentPrincipal(ctx, principal);
    const [row] = await withUniqueName('principal', name, async () =>
      principalRows(ctx)
        .where({ id })
        .update({ ...changes, updated_at: ctx.now() })
        .returning('*'),
    );
    return presentPrincipal(ctx, row ?? principal);
  });
}
