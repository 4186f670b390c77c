import { listRoles } from '../../../access/index.ts';
import { table } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';

export const listRolesCommand = accountCommand({
  words: 'access roles list',
  summary: 'Lists the ready-made roles (with --json: the policy of each)',
  async run(ctx) {
    const { Item } = await listRoles(ctx);
    const lines = table(Item, 'No roles', {
      role: ({ Id }) => Id,
      'what it is for': ({ Description }) => Description,
    });
    return { data: Item, lines };
  },
});
