import type { ChannelKind } from './kind.ts';

const SENDER_ID = /^(?=.*[A-Za-z])[A-Za-z0-9 -]{1,11}$/;
const SHORT_CODE = /^\d{3,8}$/;

export const sms: ChannelKind<'SMS'> = {
  problems: ({ SenderId, ShortCode }) => [
    ...(SenderId && !SENDER_ID.test(SenderId)
      ? [
          `SenderId is "${SenderId}": expected 1 to 11 letters, digits, "-" or spaces, with a letter`,
        ]
      : []),
    ...(ShortCode && !SHORT_CODE.test(ShortCode)
      ? [`ShortCode is "${ShortCode}": expected 3 to 8 digits`]
      : []),
  ],
  read: ({ SenderId, ShortCode }) => ({ config: { SenderId, ShortCode } }),
  details: ({ SenderId, ShortCode }) => ({ HasCredential: true, SenderId, ShortCode }),
};
