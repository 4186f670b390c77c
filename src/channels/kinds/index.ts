import { adm } from './adm.ts';
import { apns } from './apns.ts';
import { baidu } from './baidu.ts';
import { email } from './email.ts';
import { gcm } from './gcm.ts';
import type { ChannelKind, SetUpType } from './kind.ts';
import { sms } from './sms.ts';
import { voice } from './voice.ts';

export type { ChannelDetails, ChannelRequest, CommonResponse, SetUpType } from './kind.ts';

const KINDS: { readonly [T in SetUpType]: ChannelKind<T> } = {
  ADM: adm,
  // Apple's four services are set up alike.
  APNS: apns,
  APNS_SANDBOX: apns,
  APNS_VOIP: apns,
  APNS_VOIP_SANDBOX: apns,
  BAIDU: baidu,
  EMAIL: email,
  GCM: gcm,
  SMS: sms,
  VOICE: voice,
};

export function channelKind<T extends SetUpType>(type: T): ChannelKind<T> {
  return KINDS[type];
}

export function isSetUpType(type: string): type is SetUpType {
  return Object.hasOwn(KINDS, type);
}
