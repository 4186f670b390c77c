import { type Ctx, withTransaction } from '../../context.ts';
import type { RoleId } from '../../domain/access/index.ts';
import { ValidationError } from '../../errors.ts';
import { requireProject } from '../../projects/index.ts';
import { lockPrincipal, presentPrincipal, type PrincipalResponse } from '../principals/row.ts';
import { refuseRoot } from '../root-rights.ts';

/** All of them are read with every request of the principal. */
const MAX_ROLES = 200;

export interface PrincipalRoleInput {
  PrincipalId: string;
  RoleId: RoleId;
  /** Undefined: all projects, those that are made later too. */
  ApplicationId?: string;
}

/** Gives a principal a role, for one project or for all. A role that it has already stays as it is. */
export async function putPrincipalRole(
  ctx: Ctx,
  { PrincipalId, RoleId: role, ApplicationId }: PrincipalRoleInput,
): Promise<PrincipalResponse> {
  return withTransaction(ctx, async (ctx) => {
    const principal = await lockPrincipal(ctx, PrincipalId);
    refuseRoot(principal, 'be given a role');
    const project = ApplicationId === undefined ? null : await requireProject(ctx, ApplicationId);
    await ctx
      .db('principal_roles')
      .insert({
        principal_id: principal.id,
        role,
        project_id: project && project.id,
        granted_at: ctx.now(),
      })
      .onConflict()
      .ignore();
    const answer = await presentPrincipal(ctx, principal);
    if (answer.Roles.length > MAX_ROLES) {
      throw new ValidationError(
        `The principal has ${MAX_ROLES} roles, the most that one can have: give one for all projects, or a policy`,
      );
    }
    return answer;
  });
}
