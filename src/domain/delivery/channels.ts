import type { ChannelType } from '../endpoint.ts';
import type { MessageChannel, PushService } from './content.ts';

/** Which push service an endpoint's channel belongs to; the common form is Google's. */
const PUSH_SERVICE_OF: Partial<Record<ChannelType, PushService>> = {
  PUSH: 'GCM',
  GCM: 'GCM',
  APNS: 'APNS',
  APNS_SANDBOX: 'APNS',
  APNS_VOIP: 'APNS',
  APNS_VOIP_SANDBOX: 'APNS',
  ADM: 'ADM',
  BAIDU: 'BAIDU',
};

export function pushService(type: ChannelType): PushService | undefined {
  return PUSH_SERVICE_OF[type];
}

/** The channel types whose endpoints take push messages. */
export function pushTypes(): string[] {
  return Object.keys(PUSH_SERVICE_OF);
}

/** Which kind of message an endpoint takes, if any. */
export function messageChannel(type: ChannelType): MessageChannel | undefined {
  if (type === 'EMAIL' || type === 'SMS') return type;
  return pushService(type) && 'PUSH';
}

/** The channel whose settings an endpoint needs: a plain PUSH endpoint holds a Google token. */
export function settingsChannel(type: ChannelType): ChannelType {
  return type === 'PUSH' ? 'GCM' : type;
}
