import { isObject, membersOf, type JsonObject } from '../outgoing/json-object.ts';
import { MessageNotValid } from '../outgoing/message-not-valid.ts';
import { priorityOf } from './priority.ts';

const NOTIFICATION = ['title', 'body', 'image'];

/**
 * The author's JSON as a message of HTTP v1: written for it, alone or in `fcmV1Message` or `message` as
 * Pinpoint takes it, or for the API before it. `delivery` counts where the author says nothing.
 * @throws MessageNotValid
 */
export function rawMessage(raw: unknown, delivery: JsonObject, tag: string): JsonObject {
  if (!isObject(raw)) throw new MessageNotValid('RawContent is not a JSON object');
  const written = unwrapped(raw);
  const message = isOfOldApi(written) ? fromOldApi(written) : written;
  const android = membersOf(message.android);
  const notification =
    message.notification || android.notification
      ? { tag, ...membersOf(android.notification) }
      : undefined;
  return { ...message, android: { ...defined(delivery), ...android, notification } };
}

function unwrapped(raw: JsonObject): JsonObject {
  const v1 = isObject(raw.fcmV1Message) ? raw.fcmV1Message : raw;
  return isObject(v1.message) ? v1.message : v1;
}

const OLD_MEMBERS = [
  'priority',
  'time_to_live',
  'collapse_key',
  'restricted_package_name',
  'content_available',
  'mutable_content',
];

function isOfOldApi(written: JsonObject): boolean {
  const notification = Object.keys(membersOf(written.notification));
  return (
    OLD_MEMBERS.some((name) => name in written) ||
    notification.some((name) => !NOTIFICATION.includes(name))
  );
}

function fromOldApi({ notification, data, ...delivery }: JsonObject): JsonObject {
  const shown = Object.entries(membersOf(notification));
  const { priority, time_to_live: ttl, collapse_key, restricted_package_name } = delivery;
  const common = shown.filter(([name]) => NOTIFICATION.includes(name));
  const own = shown.filter(([name]) => !NOTIFICATION.includes(name));
  return {
    ...(common.length > 0 && { notification: Object.fromEntries(common) }),
    // HTTP v1 takes texts only.
    ...(isObject(data) && {
      data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, textOf(value)])),
    }),
    android: defined({
      priority: typeof priority === 'string' ? priorityOf(priority) : undefined,
      ttl: typeof ttl === 'number' || typeof ttl === 'string' ? `${ttl}s` : undefined,
      collapse_key,
      restricted_package_name,
      notification: own.length > 0 ? Object.fromEntries(own.map(renamed)) : undefined,
    }),
  };
}

const RENAMED: Readonly<Record<string, string>> = { android_channel_id: 'channel_id' };

function renamed([name, value]: [string, unknown]): [string, unknown] {
  return [RENAMED[name] ?? name, value];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function defined(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
