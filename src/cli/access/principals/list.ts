import { listPrincipals } from '../../../access/index.ts';
import { table } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';
import { everything } from '../find.ts';
import { rolesOf } from '../show.ts';

export const listPrincipalsCommand = accountCommand({
  words: 'access principals list',
  summary: 'Lists people and service accounts with what they were granted',
  async run(ctx) {
    const principals = await everything((page) => listPrincipals(ctx, page));
    const lines = table(principals, 'No principals', {
      name: ({ Name }) => Name,
      kind: ({ Kind }) => Kind,
      status: ({ Status }) => Status,
      roles: (principal) => rolesOf(principal) || undefined,
      policies: ({ Policies }) => Policies.map(({ Name }) => Name).join(', ') || undefined,
      id: ({ Id }) => Id,
    });
    return { data: principals, lines };
  },
});
