import type { ReasonCode } from '../../domain/delivery/index.ts';
import type { CallResult } from '../outgoing/call.ts';
import { refusedForGood, sendResult, unavailableNow } from '../outgoing/send-result.ts';
import type { SendResult } from '../provider.ts';

/** Twilio's error codes that say more than "no" (twilio.com/docs/api/errors). */
const BY_CODE: Readonly<Record<number, ReasonCode>> = {
  21211: 'INVALID_ADDRESS',
  21217: 'INVALID_ADDRESS',
  21614: 'INVALID_ADDRESS',
  // The person sent STOP to this number.
  21610: 'OPTED_OUT',
};
/** The account's own trouble: suspended, out of money, too many in the queue. */
const NOT_THE_MESSAGE = [20003, 20005, 20429, 21611, 30001, 30002];

/** What Twilio's answer to one message means. */
export function readTwilioAnswer(answer: CallResult): SendResult {
  return sendResult(answer, {
    accepted: (body) => {
      const { sid, status } = read(body);
      return {
        state: 'accepted',
        ...(typeof sid === 'string' && { providerMessageId: sid }),
        detail: `Twilio says ${typeof status === 'string' ? status : 'yes'}`,
      };
    },
    refused: (_status, body) => {
      const { code, message } = read(body);
      const detail = typeof message === 'string' ? message : '';
      if (typeof code !== 'number') return detail;
      const told = `${code}: ${detail}`;
      if (NOT_THE_MESSAGE.includes(code)) return unavailableNow(told);
      const reason = BY_CODE[code];
      return reason ? refusedForGood(told, reason) : told;
    },
  });
}

function read(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // A proxy's page instead of Twilio's JSON: the status alone has to do.
    return {};
  }
}
