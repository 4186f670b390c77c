import { createPrincipalApiKey } from '../../../access/index.ts';
import { pairs } from '../../table.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { EXPIRES, expiryOf } from '../expiry.ts';
import { findPrincipal } from '../find.ts';
import { time } from '../show.ts';

export const createApiKeyCommand = accountCommand({
  words: 'access api-keys create',
  summary: 'Makes an API key (Authorization: Bearer) for a principal',
  args: ['principal', 'name'],
  options: { expires: EXPIRES },
  async run(ctx, given) {
    const { Id: PrincipalId } = await findPrincipal(ctx, given.arg('principal'));
    const WriteApiKeyRequest = {
      Name: given.arg('name'),
      ExpirationDate: expiryOf(ctx, given, 'expires'),
    };
    const resource = `access/principals/${PrincipalId}/api-keys`;
    const key = await audited(ctx, 'CreatePrincipalApiKey', resource, () =>
      createPrincipalApiKey(ctx, { PrincipalId, WriteApiKeyRequest }),
    );
    return {
      data: key,
      lines: pairs({ Id: key.Id, 'API key': key.ApiKey, Expires: time(key.ExpirationDate) }),
      warning: 'Keep the key now: it is shown this once.',
    };
  },
});
