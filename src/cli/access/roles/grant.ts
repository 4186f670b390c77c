import { putPrincipalRole } from '../../../access/index.ts';
import type { Option } from '../../command.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPrincipal } from '../find.ts';
import { rolesOf } from '../show.ts';
import { roleOf } from './role.ts';

export const PROJECT: Option = {
  type: 'string',
  value: 'id',
  what: 'the role for this project alone; otherwise for all of the account',
};

export const grantRoleCommand = accountCommand({
  words: 'access roles grant',
  summary: 'Gives a principal a role',
  args: ['principal', 'role'],
  options: { project: PROJECT },
  async run(ctx, given) {
    const RoleId = roleOf(given.arg('role'));
    const { Id: PrincipalId } = await findPrincipal(ctx, given.arg('principal'));
    const ApplicationId = given.text('project');
    const resource = `access/principals/${PrincipalId}/roles/${RoleId}`;
    const about = { resource, applicationId: ApplicationId };
    const principal = await audited(ctx, 'PutPrincipalRole', about, () =>
      putPrincipalRole(ctx, { PrincipalId, RoleId, ApplicationId }),
    );
    return { data: principal, lines: [`Roles of ${principal.Name}: ${rolesOf(principal)}`] };
  },
});
