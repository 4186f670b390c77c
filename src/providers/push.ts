import type { ChannelType } from '../domain/endpoint.ts';
import { admProvider } from './adm/provider.ts';
import { apnsProvider } from './apns/provider.ts';
import { fcmProvider } from './fcm/provider.ts';
import type { RemoteProvider } from './provider.ts';
import type { PushChannel } from './push-channel.ts';

type Open = (channel: PushChannel) => RemoteProvider | undefined;

const fcm: Open = ({ secrets }) => fcmProvider(secrets);
const apns: Open = (channel) => apnsProvider(channel);
const adm: Open = ({ secrets }) => admProvider(secrets);

const SERVICES: Partial<Record<ChannelType, Open>> = {
  GCM: fcm,
  APNS: apns,
  APNS_SANDBOX: apns,
  APNS_VOIP: apns,
  APNS_VOIP_SANDBOX: apns,
  ADM: adm,
};

/** The push service of a channel; nothing where its credentials don't open any. */
export function pushProvider(channel: PushChannel): RemoteProvider | undefined {
  return SERVICES[channel.type]?.(channel);
}
