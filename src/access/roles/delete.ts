import { type Ctx, withTransaction } from '../../context.ts';
import { NotFoundError } from '../../errors.ts';
import { lockPrincipal, presentPrincipal, type PrincipalResponse } from '../principals/row.ts';
import type { PrincipalRoleInput } from './put.ts';

/** Takes a role away. What was given for all projects goes as a whole, and leaves what was given for one. */
export async function deletePrincipalRole(
  ctx: Ctx,
  { PrincipalId, RoleId: role, ApplicationId }: PrincipalRoleInput,
): Promise<PrincipalResponse> {
  return withTransaction(ctx, async (ctx) => {
    const principal = await lockPrincipal(ctx, PrincipalId);
    const taken = await ctx
      .db('principal_roles')
      .where({ principal_id: principal.id, role, project_id: ApplicationId ?? null })
      .delete();
    if (taken === 0) {
      const where = ApplicationId === undefined ? 'all projects' : `the project ${ApplicationId}`;
      throw new NotFoundError(`The principal does not have the role ${role} for ${where}`);
    }
    return presentPrincipal(ctx, principal);
  });
}
