import { senderIdProblems } from '../../domain/sender.ts';
import type { ChannelKind } from './kind.ts';

const SHORT_CODE = /^\d{3,8}$/;

export const sms: ChannelKind<'SMS'> = {
  problems: ({ SenderId, ShortCode }) => [
    ...senderIdProblems('SenderId', SenderId),
    ...(ShortCode && !SHORT_CODE.test(ShortCode)
      ? [`ShortCode is "${ShortCode}": expected 3 to 8 digits`]
      : []),
  ],
  read: ({ SenderId, ShortCode }) => ({ config: { SenderId, ShortCode } }),
  details: ({ SenderId, ShortCode }) => ({ HasCredential: true, SenderId, ShortCode }),
};
