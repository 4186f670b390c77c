import { updateAccessKey } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findAccessKey } from '../find.ts';
import { keyResource } from './resource.ts';

const setStatus = (word: string, Status: 'ACTIVE' | 'INACTIVE', summary: string) =>
  accountCommand({
    words: `access keys ${word}`,
    summary,
    args: ['key-id'],
    async run(ctx, given) {
      const { key } = await findAccessKey(ctx, given.arg('key-id'));
      const { Id: AccessKeyId, PrincipalId } = key;
      const changed = await audited(ctx, 'UpdateAccessKey', keyResource(key), () =>
        updateAccessKey(ctx, { PrincipalId, AccessKeyId, AccessKeyChanges: { Status } }),
      );
      return { data: changed, lines: [`${changed.Id} is ${changed.Status}`] };
    },
  });

export const disableKeyCommand = setStatus('disable', 'INACTIVE', 'Stops an access key at once');
export const enableKeyCommand = setStatus('enable', 'ACTIVE', 'Lets an access key work again');
