import { updateAccount } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';

const setStatus = (word: string, Status: 'ACTIVE' | 'DISABLED', summary: string) =>
  accountCommand({
    words: `access accounts ${word}`,
    summary,
    args: ['account-id'],
    async run(ctx, given) {
      const id = given.arg('account-id');
      const account = await audited(ctx, 'UpdateAccount', `access/accounts/${id}`, () =>
        updateAccount(ctx, { AccountId: id, AccountChanges: { Status } }),
      );
      return { data: account, lines: [`Account ${account.Id} is ${account.Status}`] };
    },
  });

export const disableAccountCommand = setStatus(
  'disable',
  'DISABLED',
  'Stops all keys of an account at once',
);
export const enableAccountCommand = setStatus(
  'enable',
  'ACTIVE',
  'Lets the keys of an account work again',
);
