import { deliveryIdOf } from '../outgoing/delivery-id.ts';
import type { JsonObject } from '../outgoing/json-object.ts';
import { pinpointData } from '../outgoing/pinpoint-data.ts';
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
  if (silent) return { token, data: pinpointData(parts), android: android(parts) };
  return {
    token,
    notification: { title, body, image: imageUrl },
    data: pinpointData({ ...parts, title: undefined, body: undefined }),
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
