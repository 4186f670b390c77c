import { updatePrincipal } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findPrincipal } from '../find.ts';

const setStatus = (word: string, Status: 'ACTIVE' | 'DISABLED', summary: string) =>
  accountCommand({
    words: `access principals ${word}`,
    summary,
    args: ['principal'],
    async run(ctx, given) {
      const { Id } = await findPrincipal(ctx, given.arg('principal'));
      const principal = await audited(ctx, 'UpdatePrincipal', `access/principals/${Id}`, () =>
        updatePrincipal(ctx, { PrincipalId: Id, PrincipalChanges: { Status } }),
      );
      return { data: principal, lines: [`${principal.Name} is ${principal.Status}`] };
    },
  });

export const disablePrincipalCommand = setStatus(
  'disable',
  'DISABLED',
  'Stops all keys of a principal at once',
);
export const enablePrincipalCommand = setStatus(
  'enable',
  'ACTIVE',
  'Lets the keys of a principal work again',
);
