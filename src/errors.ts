/**
 * The one error vocabulary. Verbs throw these; `src/api` turns them into HTTP answers and
 * `activities` into Temporal failures. Anything else that is thrown is a defect (500).
 */
export type ErrorCode =
  | 'Validation'
  | 'Forbidden'
  | 'NotFound'
  | 'MethodNotAllowed'
  | 'Conflict'
  | 'IdempotencyKeyReused'
  | 'PayloadTooLarge'
  | 'TooManyRequests'
  | 'NotImplemented';

export class CairnError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}

/** One or more problems with the input; all of them are told at once. */
export class ValidationError extends CairnError {
  constructor(problems: string | readonly string[]) {
    super('Validation', typeof problems === 'string' ? problems : problems.join('; '));
  }
}

export class NotFoundError extends CairnError {
  constructor(message = 'Resource not found') {
    super('NotFound', message);
  }
}

const MAX_SHOWN = 100;

/** There is no such thing of the caller's; the id is shown as far as a path may be made of anything. */
export function notFound(what: string, id: string): NotFoundError {
  return new NotFoundError(`${what} not found: ${id.slice(0, MAX_SHOWN)}`);
}

export class ConflictError extends CairnError {
  constructor(message: string) {
    super('Conflict', message);
  }
}

/** A key that stands for one request was given to another. */
export class IdempotencyKeyReusedError extends CairnError {
  constructor() {
    super('IdempotencyKeyReused', 'Idempotency-Key: was given to a request with other contents');
  }
}

export class ForbiddenError extends CairnError {
  constructor(message: string) {
    super('Forbidden', message);
  }
}

/** Not now; `seconds` later it may be. */
export class TooManyRequestsError extends CairnError {
  constructor(
    message: string,
    readonly seconds: number,
  ) {
    super('TooManyRequests', message);
  }
}

export class NotImplementedError extends CairnError {
  constructor(message: string) {
    super('NotImplemented', message);
  }
}
