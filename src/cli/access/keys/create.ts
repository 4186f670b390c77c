import { createAccessKey } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { EXPIRES, expiryOf } from '../expiry.ts';
import { findPrincipal } from '../find.ts';
import { newKeyLines, SHOWN_ONCE } from '../show.ts';

export const createKeyCommand = accountCommand({
  words: 'access keys create',
  summary: 'Makes an access key for a principal',
  args: ['principal'],
  options: { expires: EXPIRES },
  async run(ctx, given) {
    const { Id: PrincipalId } = await findPrincipal(ctx, given.arg('principal'));
    const WriteAccessKeyRequest = { ExpirationDate: expiryOf(ctx, given, 'expires') };
    const resource = `access/principals/${PrincipalId}/access-keys`;
    const key = await audited(ctx, 'CreateAccessKey', resource, () =>
      createAccessKey(ctx, { PrincipalId, WriteAccessKeyRequest }),
    );
    return { data: key, lines: newKeyLines(key), warning: SHOWN_ONCE };
  },
});
