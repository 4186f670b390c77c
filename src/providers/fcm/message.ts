import { deliveryIdOf } from '../outgoing/delivery-id.ts';
import type { JsonObject } from '../outgoing/json-object.ts';
import type { OutgoingPush } from '../provider.ts';
import { priorityOf } from './priority.ts';
import { rawMessage } from './raw-message.ts';

type Parts = OutgoingPush['parts'];

/** As FCM's HTTP v1 takes it; members that are undefined don't go out. @throws MessageNotValid */
export function fcmMessage({ to: token, parts, raw, messageId }: OutgoingPush): JsonObject {
  // The same message shown twice is shown once.
  const tag = deliveryIdOf(messageId);
  if (raw !== undefined) return { ...rawMessage(raw, android(parts), tag), token };
  const { title, body, imageUrl, silent, sound, options } = parts;
  if (silent) return { token, data: dataOf(parts), android: android(parts) };
  return {
    token,
    notification: { title, body, image: imageUrl },
    data: dataOf(parts),
    android: {
      ...android(parts),
      notification: { icon: options?.IconReference, sound, tag },
    },
  };
}

/** How it is delivered, whatever it says. @throws MessageNotValid */
function android({ priority, timeToLive, collapseKey, options }: Parts) {
  return {
    priority: priority && priorityOf(priority),
    ttl: timeToLive === undefined ? undefined : `${timeToLive}s`,
    collapse_key: collapseKey,
    restricted_package_name: options?.RestrictedPackageName,
  };
}

/** Under the names that Pinpoint gives them, where the apps of its SDKs look; the author's data also as they are. */
function dataOf(parts: Parts): Record<string, string> {
  const { action, url, data, silent, title, body, imageUrl } = parts;
  return Object.fromEntries(
    Object.entries({
      ...data,
      'pinpoint.jsonBody': data && JSON.stringify(authored(data)),
      'pinpoint.openApp': action === 'OPEN_APP' ? 'true' : undefined,
      'pinpoint.deeplink': action === 'DEEP_LINK' ? url : undefined,
      'pinpoint.url': action === 'URL' ? url : undefined,
      'pinpoint.notification.imageIconUrl': parts.imageIconUrl,
      'pinpoint.notification.imageSmallIconUrl': parts.smallImageIconUrl,
      'pinpoint.notification.imageUrl': imageUrl,
      ...(silent && {
        'pinpoint.notification.silentPush': '1',
        'pinpoint.notification.title': title,
        'pinpoint.notification.body': body,
      }),
    }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  );
}

/** Without what we added: the context and the trace of the request. */
function authored({ pinpoint: _, ...data }: Readonly<Record<string, string>>) {
  return data;
}
