import type { SendResult } from '../provider.ts';

const MAX_DETAIL = 500;

/** What an error of the SMTP client means for the message. */
export function failureOf(error: unknown, bodyWasSent: boolean): SendResult {
  if (!(error instanceof Error)) throw error;
  const detail = error.message.slice(0, MAX_DETAIL);
  const code = 'code' in error ? error.code : undefined;
  const answer = 'responseCode' in error ? Number(error.responseCode) : undefined;

  // A wrong password is the operator's to mend; the message is not at fault.
  if (code === 'EAUTH' || code === 'ENOAUTH') return unavailable(detail);
  if (answer !== undefined && answer >= 400) {
    return answer >= 500 ? refused(detail) : unavailable(detail);
  }
  // Without an answer to the body nobody knows whether the server took it.
  if (bodyWasSent) return { state: 'unknown', detail };
  return code === 'EENVELOPE' || code === 'EMESSAGE' ? refused(detail) : unavailable(detail);
}

function refused(detail: string): SendResult {
  return { state: 'rejected', reason: 'PROVIDER_REJECTED', detail, transient: false };
}

function unavailable(detail: string): SendResult {
  return { state: 'rejected', reason: 'PROVIDER_UNAVAILABLE', detail, transient: true };
}
