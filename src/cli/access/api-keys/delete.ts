import { deleteApiKey } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';

export const deleteApiKeyCommand = accountCommand({
  words: 'access api-keys delete',
  summary: 'Deletes an API key',
  args: ['key-id'],
  async run(ctx, given) {
    const ApiKeyId = given.arg('key-id');
    const key = await audited(ctx, 'DeleteApiKey', `access/api-keys/${ApiKeyId}`, () =>
      deleteApiKey(ctx, { ApiKeyId }),
    );
    return { data: key, lines: [`${key.Name} (${key.Id}) is deleted`] };
  },
});
