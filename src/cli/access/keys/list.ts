import { table } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';
import { accessKeys } from '../find.ts';
import { time } from '../show.ts';

export const listKeysCommand = accountCommand({
  words: 'access keys list',
  summary: 'Lists access keys, of one principal or of all, and when each was last used',
  args: ['[principal]'],
  async run(ctx, given) {
    const owned = await accessKeys(ctx, given.maybe('principal'));
    const lines = table(owned, 'No access keys', {
      id: ({ key }) => key.Id,
      principal: ({ owner }) => owner.Name,
      status: ({ key }) => key.Status,
      created: ({ key }) => time(key.CreationDate),
      'last used': ({ key }) => time(key.LastUsedDate),
      expires: ({ key }) => time(key.ExpirationDate),
    });
    return { data: owned.map(({ key }) => key), lines };
  },
});
