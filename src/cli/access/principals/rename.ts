import { updatePrincipal } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPrincipal } from '../find.ts';

export const renamePrincipalCommand = accountCommand({
  words: 'access principals rename',
  summary: 'Gives a principal another name',
  args: ['principal', 'name'],
  async run(ctx, given) {
    const { Id, Name: before } = await findPrincipal(ctx, given.arg('principal'));
    const principal = await audited(ctx, 'UpdatePrincipal', `access/principals/${Id}`, () =>
      updatePrincipal(ctx, { PrincipalId: Id, PrincipalChanges: { Name: given.arg('name') } }),
    );
    return { data: principal, lines: [`${before} is now ${principal.Name}`] };
  },
});
