import { email } from './email.ts';
import { gcm } from './gcm.ts';
import type { ChannelKind, SetUpType } from './kind.ts';
import { sms } from './sms.ts';

export type { ChannelRequest, SetUpType } from './kind.ts';

const KINDS: { readonly [T in SetUpType]: ChannelKind<T> } = { EMAIL: email, SMS: sms, GCM: gcm };

export function channelKind<T extends SetUpType>(type: T): ChannelKind<T> {
  return KINDS[type];
}
