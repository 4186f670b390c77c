import { listPolicies } from '../../../access/index.ts';
import { table } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';
import { everything } from '../find.ts';
import { time } from '../show.ts';

export const listPoliciesCommand = accountCommand({
  words: 'access policies list',
  summary: 'Lists the policies of the account',
  async run(ctx) {
    const policies = await everything((page) => listPolicies(ctx, page));
    const lines = table(policies, 'No policies', {
      name: ({ Name }) => Name,
      description: ({ Description }) => Description,
      changed: ({ LastModifiedDate }) => time(LastModifiedDate),
      id: ({ Id }) => Id,
    });
    return { data: policies, lines };
  },
});
