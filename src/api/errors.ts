import { CairnError, NotFoundError, TooManyRequestsError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

/** The service's exceptions; the last one is ours, for what is not built yet. */
type ExceptionName =
  | 'BadRequestException'
  | 'ForbiddenException'
  | 'NotFoundException'
  | 'MethodNotAllowedException'
  | 'ConflictException'
  | 'PayloadTooLargeException'
  | 'TooManyRequestsException'
  | 'InternalServerErrorException'
  | 'NotImplementedException';

interface Exception {
  readonly name: ExceptionName;
  readonly status: number;
}

const EXCEPTIONS = {
  Validation: { name: 'BadRequestException', status: 400 },
  Forbidden: { name: 'ForbiddenException', status: 403 },
  NotFound: { name: 'NotFoundException', status: 404 },
  MethodNotAllowed: { name: 'MethodNotAllowedException', status: 405 },
  Conflict: { name: 'ConflictException', status: 409 },
  // The service has no exception for it, and the bad request is the one that an SDK knows.
  IdempotencyKeyReused: { name: 'BadRequestException', status: 422 },
  PayloadTooLarge: { name: 'PayloadTooLargeException', status: 413 },
  TooManyRequests: { name: 'TooManyRequestsException', status: 429 },
  NotImplemented: { name: 'NotImplementedException', status: 501 },
} satisfies Record<ErrorCode, Exception>;

const DEFECT: Exception = { name: 'InternalServerErrorException', status: 500 };

export interface ErrorAnswer extends Exception {
  readonly message: string;
  /** Nobody's input caused it: it has to be looked into. */
  readonly isDefect: boolean;
  /** Whole seconds, one at least. */
  readonly retryAfter?: number;
}

// Express refuses some requests itself: a path that can't be decoded, a form that is too large.
const isRefusal = (error: unknown): error is Error & { status: number } =>
  error instanceof Error &&
  'status' in error &&
  typeof error.status === 'number' &&
  error.status >= 400 &&
  error.status < 500;

// Between a verb's look at its project and its write somebody may delete the project: then the foreign key tells.
const isProjectGone = (error: unknown) =>
  error instanceof Error &&
  'constraint' in error &&
  typeof error.constraint === 'string' &&
  error.constraint.endsWith('_project_id_fkey');

/** Messages quote what they refuse, and a request may have megabytes of it. */
const MAX_MESSAGE = 16_384;

const shortened = (message: string) =>
  message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE).toWellFormed()}…` : message;

/** The one place where an error becomes an answer. */
export function answerTo(error: unknown): ErrorAnswer {
  if (isRefusal(error))
    return { ...EXCEPTIONS.Validation, message: shortened(error.message), isDefect: false };
  if (error instanceof CairnError) {
    return {
      ...EXCEPTIONS[error.code],
      message: shortened(error.message),
      isDefect: false,
      ...(error instanceof TooManyRequestsError && {
        retryAfter: Math.max(1, Math.ceil(error.seconds)),
      }),
    };
  }
  if (isProjectGone(error)) return answerTo(new NotFoundError('Application not found'));
  return { ...DEFECT, message: 'An internal error happened', isDefect: true };
}
