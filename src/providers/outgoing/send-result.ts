import type { ReasonCode } from '../../domain/delivery/index.ts';
import type { SendResult } from '../provider.ts';
import type { CallResult } from './call.ts';

const MAX_DETAIL = 500;
const BUSY = [408, 425, 429, 503];

export function refusedForGood(
  detail: string,
  reason: ReasonCode = 'PROVIDER_REJECTED',
): SendResult {
  return { state: 'rejected', reason, detail: detail.slice(0, MAX_DETAIL), transient: false };
}

export function unavailableNow(detail: string): SendResult {
  const cut = detail.slice(0, MAX_DETAIL);
  return { state: 'rejected', reason: 'PROVIDER_UNAVAILABLE', detail: cut, transient: true };
}

export function silent(detail: string): SendResult {
  return { state: 'unknown', detail: detail.slice(0, MAX_DETAIL) };
}

export interface Reading {
  /** What a 2xx means; accepted when it is left out. */
  readonly accepted?: (body: string) => SendResult;
  /** What the service says of an answer that is none, for people; and whether the code means something of its own. */
  readonly refused?: (status: number, body: string) => SendResult | string;
}

/**
 * What an answer to one message means. "Busy" was not taken; any other 5xx may have been, so nobody knows:
 * the message must not go to anybody twice.
 */
export function sendResult(answer: CallResult, { accepted, refused }: Reading = {}): SendResult {
  if (answer.kind === 'forbidden') return refusedForGood(answer.detail);
  if (answer.kind === 'unreachable') return unavailableNow(answer.detail);
  if (answer.kind === 'silent') return silent(answer.detail);
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    return accepted?.(body) ?? { state: 'accepted', detail: `HTTP ${status}` };
  }
  const told = refused?.(status, body) ?? '';
  if (typeof told !== 'string') return told;
  const detail = told ? `HTTP ${status}: ${told}` : `HTTP ${status}`;
  if (BUSY.includes(status)) return unavailableNow(detail);
  // A wrong key is the operator's to mend; the message is not at fault.
  if (status === 401 || status === 403) return unavailableNow(detail);
  return status >= 500 ? silent(detail) : refusedForGood(detail);
}
