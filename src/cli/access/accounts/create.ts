import { createAccount } from '../../../access/index.ts';
import { pairs } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { newKeyLines, SHOWN_ONCE } from '../show.ts';

export const createAccountCommand = accountCommand({
  words: 'access accounts create',
  summary: 'Makes an account with its root principal',
  args: ['name'],
  options: {
    id: { type: 'string', what: '12 digits, such as those of an AWS account; otherwise by chance' },
    key: { type: 'boolean', what: 'make an access key of its root, too' },
  },
  async run(ctx, given) {
    const account = await audited(ctx, 'CreateAccount', 'access/accounts', () =>
      createAccount(ctx, {
        WriteAccountRequest: {
          Id: given.text('id'),
          Name: given.arg('name'),
          CreateAccessKey: given.flag('key'),
        },
      }),
    );
    const key = account.AccessKey;
    return {
      data: account,
      lines: [
        ...pairs({ Account: account.Id, Name: account.Name, Root: account.RootPrincipalId }),
        ...(key ? ['', ...newKeyLines(key)] : []),
      ],
      ...(key && { warning: SHOWN_ONCE }),
    };
  },
});
