import { deletePrincipalRole } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPrincipal } from '../find.ts';
import { rolesOf } from '../show.ts';
import { PROJECT } from './grant.ts';
import { roleOf } from './role.ts';

export const revokeRoleCommand = accountCommand({
  words: 'access roles revoke',
  summary: 'Takes a role from a principal',
  args: ['principal', 'role'],
  options: { project: PROJECT },
  async run(ctx, given) {
    const RoleId = roleOf(given.arg('role'));
    const { Id: PrincipalId } = await findPrincipal(ctx, given.arg('principal'));
    const ApplicationId = given.text('project');
    const resource = `access/principals/${PrincipalId}/roles/${RoleId}`;
    const about = { resource, applicationId: ApplicationId };
    const principal = await audited(ctx, 'DeletePrincipalRole', about, () =>
      deletePrincipalRole(ctx, { PrincipalId, RoleId, ApplicationId }),
    );
    const left = rolesOf(principal) || 'none';
    return { data: principal, lines: [`Roles of ${principal.Name}: ${left}`] };
  },
});
