import { deliveryIdOf } from '../outgoing/delivery-id.ts';
import { isObject, type JsonObject } from '../outgoing/json-object.ts';
import { MessageNotValid } from '../outgoing/message-not-valid.ts';
import { pinpointData } from '../outgoing/pinpoint-data.ts';
import type { OutgoingPush } from '../provider.ts';

/** As Amazon's service takes it: data alone, which the app shows. @throws MessageNotValid */
export function admMessage({ parts, raw, messageId }: OutgoingPush): JsonObject {
  const delivery = {
    consolidationKey:
      parts.options?.ConsolidationKey ?? parts.collapseKey ?? deliveryIdOf(messageId),
    expiresAfter: expiresAfter(parts),
  };
  if (raw === undefined) return { ...delivery, data: pinpointData(parts) };
  if (!isObject(raw)) throw new MessageNotValid('RawContent is not a JSON object');
  return { ...delivery, ...raw };
}

function expiresAfter({ options, timeToLive }: OutgoingPush['parts']): number | undefined {
  const asked = options?.ExpiresAfter ?? timeToLive;
  if (asked === undefined) return undefined;
  const seconds = Number(asked);
  // Amazon's shortest life: it knows no "now or never".
  if (Number.isInteger(seconds) && seconds >= 0) return Math.max(1, seconds);
  throw new MessageNotValid(`ExpiresAfter is "${asked}": expected a number of seconds`);
}
