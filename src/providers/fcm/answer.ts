import type { CallResult } from '../outgoing/call.ts';
import { isObject, membersOf, parseObject, type JsonObject } from '../outgoing/json-object.ts';
import { refusedForGood, sendResult } from '../outgoing/send-result.ts';
import type { SendResult } from '../provider.ts';

/** What Google's answer to one message means (firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode). */
export function readFcmAnswer(answer: CallResult): SendResult {
  return sendResult(answer, {
    accepted: (body) => {
      const { name } = parseObject(body);
      return {
        state: 'accepted',
        ...(typeof name === 'string' && { providerMessageId: name }),
      };
    },
    refused: (status, body) => {
      const error = membersOf(parseObject(body).error);
      const details = (Array.isArray(error.details) ? error.details : []).filter(isObject);
      const code = details.find(({ errorCode }) => typeof errorCode === 'string')?.errorCode;
      const message = typeof error.message === 'string' ? error.message : '';
      const told = [code ?? error.status, message].filter(Boolean).join(': ');
      // Not any 404: that of a project which does not exist must not end every endpoint.
      if (code === 'UNREGISTERED' || (status === 400 && isAboutToken(details, message))) {
        return refusedForGood(told, 'TOKEN_EXPIRED');
      }
      // The token is of an app of another project: neither to be tried again nor dead.
      return code === 'SENDER_ID_MISMATCH' ? refusedForGood(told) : told;
    },
  });
}

/** INVALID_ARGUMENT is said of tokens and of messages alike. */
function isAboutToken(details: readonly JsonObject[], message: string): boolean {
  const fields = details
    .flatMap(({ fieldViolations: found }): unknown[] => (Array.isArray(found) ? found : []))
    .map((violation) => membersOf(violation).field);
  return fields.includes('message.token') || /registration token is not a valid/i.test(message);
}
