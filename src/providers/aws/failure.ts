import type { ReasonCode } from '../../domain/delivery/index.ts';
import { refusedForGood, silent, unavailableNow } from '../outgoing/send-result.ts';
import type { SendResult } from '../provider.ts';

/** Codes of a connection that never came to be: nothing was sent. */
const UNREACHED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const BUSY = [429, 503];

/** What an error of an AWS client means for the message; `reasons` are exceptions that say more than "no". */
export function awsFailure(
  error: unknown,
  reasons: Readonly<Record<string, ReasonCode>> = {},
): SendResult {
  if (!(error instanceof Error)) throw error;
  const detail = `${error.name}: ${error.message}`;
  const status = statusOf(error);
  if (status === undefined) return isUnreached(error) ? unavailableNow(detail) : silent(detail);
  const reason = reasons[error.name];
  if (reason) return refusedForGood(detail, reason);
  const isTheAccounts =
    status === 401 ||
    status === 403 ||
    /Throttl|TooMany|Quota|LimitExceeded|Suspended|Paused/.test(error.name);
  if (BUSY.includes(status) || isTheAccounts) return unavailableNow(detail);
  return status >= 500 ? silent(detail) : refusedForGood(detail);
}

function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error)) return undefined;
  const { $metadata: metadata } = error;
  const has = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata;
  return has && typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

function isUnreached(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return UNREACHED.includes(code) || error.message.includes('is the private address');
}
