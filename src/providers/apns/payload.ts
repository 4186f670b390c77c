import { isObject, membersOf, parseObject, type JsonObject } from '../outgoing/json-object.ts';
import { MessageNotValid } from '../outgoing/message-not-valid.ts';
import type { OutgoingPush } from '../provider.ts';

/** What the device gets: the author's own JSON, or the parts in the form of Apple. @throws MessageNotValid */
export function apnsPayload({ parts, raw }: OutgoingPush): JsonObject {
  if (raw !== undefined) {
    if (!isObject(raw)) throw new MessageNotValid('RawContent is not a JSON object');
    return raw;
  }
  const data = dataOf(parts);
  return { aps: apsOf(parts), ...(Object.keys(data).length > 0 && { data }) };
}

/** Nothing to see or hear: the app alone is woken. */
export function isSilent({ parts, raw }: OutgoingPush): boolean {
  if (raw === undefined) return parts.silent ?? false;
  const aps = membersOf(membersOf(raw).aps);
  const isSeen = ['alert', 'badge', 'sound'].some((name) => name in aps);
  return aps['content-available'] === 1 && !isSeen;
}

function apsOf({ title, body, sound, imageUrl, silent, options }: OutgoingPush['parts']) {
  if (silent) return { 'content-available': 1 };
  return {
    ...((title ?? body) !== undefined && { alert: { title, body } }),
    sound,
    badge: options?.Badge,
    category: options?.Category,
    'thread-id': options?.ThreadId,
    // Lets the app's service extension fetch the picture.
    ...(imageUrl && { 'mutable-content': 1 }),
  };
}

/** Where Pinpoint has them, and the apps of its SDKs look. */
function dataOf({ action, url, imageUrl, data: given }: OutgoingPush['parts']): JsonObject {
  const { pinpoint: context, ...data } = given ?? {};
  const pinpoint = {
    ...(context && parseObject(context)),
    ...(url && action === 'DEEP_LINK' && { deeplink: url }),
    ...(url && action === 'URL' && { url }),
    ...(Object.keys(data).length > 0 && { jsonBody: data }),
  };
  return {
    ...data,
    ...(imageUrl && { 'media-url': imageUrl }),
    ...(Object.keys(pinpoint).length > 0 && { pinpoint }),
  };
}
