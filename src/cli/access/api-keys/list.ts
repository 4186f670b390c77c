import { listApiKeys, listPrincipals } from '../../../access/index.ts';
import { table } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';
import { everything, findPrincipal } from '../find.ts';
import { time } from '../show.ts';

export const listApiKeysCommand = accountCommand({
  words: 'access api-keys list',
  summary: 'Lists API keys, of one principal or of all, and when each was last used',
  args: ['[principal]'],
  async run(ctx, given) {
    const principal = given.maybe('principal');
    const owner = principal === undefined ? undefined : await findPrincipal(ctx, principal);
    const keys = await everything((page) => listApiKeys(ctx, { ...page, PrincipalId: owner?.Id }));
    const owners = owner ? [owner] : await everything((page) => listPrincipals(ctx, page));
    const nameOf = new Map(owners.map(({ Id, Name }) => [Id, Name]));
    const lines = table(keys, 'No API keys', {
      id: ({ Id }) => Id,
      name: ({ Name }) => Name,
      principal: ({ PrincipalId }) => nameOf.get(PrincipalId),
      'ends in': ({ LastFour }) => LastFour,
      status: ({ Status }) => Status,
      created: ({ CreationDate }) => time(CreationDate),
      'last used': ({ LastUsedDate }) => time(LastUsedDate),
      expires: ({ ExpirationDate }) => time(ExpirationDate),
    });
    return { data: keys, lines };
  },
});
