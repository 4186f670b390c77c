import { listAccounts } from '../../../access/index.ts';
import { table } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';
import { everything } from '../find.ts';
import { time } from '../show.ts';

export const listAccountsCommand = accountCommand({
  words: 'access accounts list',
  summary: 'Lists the accounts',
  async run(ctx) {
    const accounts = await everything((page) => listAccounts(ctx, page));
    const lines = table(accounts, 'No accounts', {
      id: ({ Id }) => Id,
      name: ({ Name }) => Name,
      status: ({ Status }) => Status,
      created: ({ CreationDate }) => time(CreationDate),
    });
    return { data: accounts, lines };
  },
});
