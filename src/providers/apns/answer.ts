import { parseObject } from '../outgoing/json-object.ts';
import type { PostResult } from '../outgoing/http2-connection.ts';
import { refusedForGood, sendResult } from '../outgoing/send-result.ts';
import type { SendResult } from '../provider.ts';

/**
 * Reasons that are of the device. Not DeviceTokenNotForTopic: with a wrong BundleId that is said of every
 * device there is.
 */
const DEAD = ['BadDeviceToken', 'Unregistered', 'ExpiredToken'];

/** What Apple's answer to one message means. */
export function readApnsAnswer(answer: PostResult): SendResult {
  const id = answer.kind === 'answered' ? answer.headers['apns-id'] : undefined;
  return sendResult(answer, {
    accepted: () => ({
      state: 'accepted',
      ...(typeof id === 'string' && { providerMessageId: id }),
    }),
    refused: (status, body) => {
      const reason = apnsReason(body) ?? '';
      const isDead = status === 410 || DEAD.includes(reason);
      return isDead ? refusedForGood(`HTTP ${status}: ${reason}`, 'TOKEN_EXPIRED') : reason;
    },
  });
}

export function apnsReason(body: string): string | undefined {
  const { reason } = parseObject(body);
  return typeof reason === 'string' ? reason : undefined;
}
