import { accountCommand } from '../../account-command.ts';
import { findPrincipal } from '../find.ts';
import { principalLines } from '../show.ts';

export const showPrincipalCommand = accountCommand({
  words: 'access principals show',
  summary: 'Shows one principal, by its name or id',
  args: ['principal'],
  async run(ctx, given) {
    const principal = await findPrincipal(ctx, given.arg('principal'));
    return { data: principal, lines: principalLines(principal) };
  },
});
