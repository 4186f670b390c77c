import { rotateAccessKey } from '../../../access/index.ts';
import { accountCommand } from '../../account-command.ts';
import { audited } from '../audited.ts';
import { EXPIRES, expiryOf } from '../expiry.ts';
import { findAccessKey } from '../find.ts';
import { newKeyLines, SHOWN_ONCE, time } from '../show.ts';
import { keyResource } from './resource.ts';

export const rotateKeyCommand = accountCommand({
  words: 'access keys rotate',
  summary: 'Makes a new access key and lets the old one expire in a day',
  args: ['key-id'],
  options: {
    'old-expires': { ...EXPIRES, what: 'when the old one stops instead: 12h, 90d, or a time' },
    expires: { ...EXPIRES, what: 'when the new one stops: 12h, 90d, or a time; otherwise never' },
  },
  async run(ctx, given) {
    const { key } = await findAccessKey(ctx, given.arg('key-id'));
    const WriteRotationRequest = {
      ExpirationDate: expiryOf(ctx, given, 'expires'),
      PreviousExpirationDate: expiryOf(ctx, given, 'old-expires'),
    };
    const { Id: AccessKeyId, PrincipalId } = key;
    const rotated = await audited(ctx, 'RotateAccessKey', keyResource(key), () =>
      rotateAccessKey(ctx, { PrincipalId, AccessKeyId, WriteRotationRequest }),
    );
    const { Id, ExpirationDate } = rotated.PreviousAccessKey;
    const old = { 'Old key': `${Id}, until ${time(ExpirationDate)}` };
    return {
      data: rotated,
      lines: newKeyLines(rotated.AccessKey, old),
      warning: SHOWN_ONCE,
    };
  },
});
