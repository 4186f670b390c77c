import { createHash } from 'node:crypto';
import { deliveryIdOf } from '../outgoing/delivery-id.ts';
import { MessageNotValid } from '../outgoing/message-not-valid.ts';
import type { OutgoingPush } from '../provider.ts';
import { isSilent } from './payload.ts';

const MAX_COLLAPSE_BYTES = 64;

/** By kind of push, what Apple wants after the app's id in the topic; "mdm" has a topic of its own. */
const TOPIC_ENDINGS = {
  alert: '',
  background: '',
  voip: '.voip',
  complication: '.complication',
  fileprovider: '.pushkit.fileprovider',
  location: '.location-query',
  liveactivity: '.push-type.liveactivity',
  pushtotalk: '.voip-ptt',
  mdm: '',
} as const;

const PRIORITIES: Readonly<Record<string, string>> = {
  '1': '1',
  '5': '5',
  '10': '10',
  normal: '5',
  high: '10',
};

/** How Apple is to deliver a message. @throws MessageNotValid */
export function apnsHeaders(
  message: OutgoingPush,
  bundleId: string | undefined,
  now: number,
): Record<string, string> {
  const { parts, messageId } = message;
  const type = pushType(message);
  const priority = parts.priority ? priorityOf(parts.priority) : undefined;
  return {
    'apns-id': deliveryIdOf(messageId),
    'apns-push-type': type,
    ...(bundleId && { 'apns-topic': topicOf(bundleId, TOPIC_ENDINGS[type]) }),
    'apns-collapse-id': collapseId(parts.collapseKey ?? deliveryIdOf(messageId)),
    // Apple refuses any other for what only wakes the app.
    ...(type === 'background'
      ? { 'apns-priority': '5' }
      : priority && { 'apns-priority': priority }),
    ...(parts.timeToLive !== undefined && {
      'apns-expiration': String(expiration(parts.timeToLive, now)),
    }),
  };
}

function pushType(message: OutgoingPush): keyof typeof TOPIC_ENDINGS {
  const asked = message.parts.options?.APNSPushType;
  if (asked !== undefined && asked !== '') {
    const isKnown = (type: string | number): type is keyof typeof TOPIC_ENDINGS =>
      Object.hasOwn(TOPIC_ENDINGS, type);
    if (isKnown(asked)) return asked;
    const known = Object.keys(TOPIC_ENDINGS).join(', ');
    throw new MessageNotValid(`APNSPushType is "${asked}": expected one of ${known}`);
  }
  if (message.channelType.startsWith('APNS_VOIP')) return 'voip';
  return isSilent(message) ? 'background' : 'alert';
}

/** A certificate for calls names them itself. */
function topicOf(bundleId: string, ending: string): string {
  return bundleId.endsWith(ending) ? bundleId : `${bundleId}${ending}`;
}

/** Zero means now or never. */
function expiration(timeToLive: number, now: number): number {
  return timeToLive === 0 ? 0 : Math.floor(now / 1000) + timeToLive;
}

/** Equal ids stay equal where they are longer than Apple takes, or have letters that no header has. */
function collapseId(id: string): string {
  const fits = Buffer.byteLength(id) <= MAX_COLLAPSE_BYTES && /^[\x21-\x7e]+$/.test(id);
  return fits ? id : createHash('sha256').update(id).digest('base64url');
}

function priorityOf(written: string): string {
  const priority = PRIORITIES[written.toLowerCase()];
  if (priority) return priority;
  throw new MessageNotValid(`Priority is "${written}": expected 5 or 10`);
}
