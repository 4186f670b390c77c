import { deleteAccessKey } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { findAccessKey } from '../find.ts';
import { keyResource } from './resource.ts';

export const deleteKeyCommand = accountCommand({
  words: 'access keys delete',
  summary: 'Deletes an access key',
  args: ['key-id'],
  async run(ctx, given) {
    const { key } = await findAccessKey(ctx, given.arg('key-id'));
    const { Id: AccessKeyId, PrincipalId } = key;
    const deleted = await audited(ctx, 'DeleteAccessKey', keyResource(key), () =>
      deleteAccessKey(ctx, { PrincipalId, AccessKeyId }),
    );
    return { data: deleted, lines: [`${deleted.Id} is deleted`] };
  },
});
