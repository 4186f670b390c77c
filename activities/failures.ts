import { ApplicationFailure } from '@temporalio/common';
import { CairnError, type ErrorCode } from '../src/errors.ts';

/** Whether trying again can help, for every code of the error vocabulary. */
const PERMANENT: Readonly<Record<ErrorCode, boolean>> = {
  Validation: true,
  Forbidden: true,
  NotFound: true,
  MethodNotAllowed: true,
  Conflict: true,
  IdempotencyKeyReused: true,
  PayloadTooLarge: true,
  NotImplemented: true,
  TooManyRequests: false,
};

/** Calls a verb and turns Cairn's errors into failures that Temporal retries only where that helps. */
export async function translating<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    throw ApplicationFailure.create({
      type: error.code,
      message: error.message,
      nonRetryable: PERMANENT[error.code],
      cause: error,
    });
  }
}
