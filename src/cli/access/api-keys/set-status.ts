import { updateApiKey } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';

const setStatus = (word: string, Status: 'ACTIVE' | 'INACTIVE', summary: string) =>
  accountCommand({
    words: `access api-keys ${word}`,
    summary,
    args: ['key-id'],
    async run(ctx, given) {
      const ApiKeyId = given.arg('key-id');
      const key = await audited(ctx, 'UpdateApiKey', `access/api-keys/${ApiKeyId}`, () =>
        updateApiKey(ctx, { ApiKeyId, ApiKeyChanges: { Status } }),
      );
      return { data: key, lines: [`${key.Name} (${key.Id}) is ${key.Status}`] };
    },
  });

export const disableApiKeyCommand = setStatus('disable', 'INACTIVE', 'Stops an API key at once');
export const enableApiKeyCommand = setStatus('enable', 'ACTIVE', 'Lets an API key work again');
