import { deletePrincipal } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPrincipal } from '../find.ts';

export const deletePrincipalCommand = accountCommand({
  words: 'access principals delete',
  summary: 'Deletes a principal with all of its keys',
  args: ['principal'],
  async run(ctx, given) {
    const { Id } = await findPrincipal(ctx, given.arg('principal'));
    const principal = await audited(ctx, 'DeletePrincipal', `access/principals/${Id}`, () =>
      deletePrincipal(ctx, { PrincipalId: Id }),
    );
    return { data: principal, lines: [`${principal.Name} is deleted, with all of its keys`] };
  },
});
