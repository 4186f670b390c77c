import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { CairnError } from '../errors.ts';
import { answerTo } from './errors.ts';
import type { ErrorAnswer } from './errors.ts';
import { factsOf } from './request-facts.ts';

const BODY_ERRORS: Record<string, CairnError> = {
  'entity.too.large': new CairnError('PayloadTooLarge', 'The request body is larger than 7 MB'),
  'encoding.unsupported': new CairnError(
    'Validation',
    'The request body must be sent without Content-Encoding',
  ),
  'request.size.invalid': new CairnError('Validation', 'Content-Length is not the body’s length'),
  'request.aborted': new CairnError('Validation', 'The request ended before its body was complete'),
};

/** Errors of the body reader, in the one vocabulary; all others as they are. */
function translate(error: unknown): unknown {
  if (!(error instanceof Error) || !('type' in error)) return error;
  return BODY_ERRORS[String(error.type)] ?? error;
}

/** The answer to an error; a defect is logged with the request id and tells nothing of the inside. */
export function judge(error: unknown, res: Response, log: Logger): ErrorAnswer {
  const answer = answerTo(translate(error));
  if (answer.isDefect) log.error({ err: error, requestId: factsOf(res).id }, 'request failed');
  return answer;
}

/** Sends errors in the service's form. */
export function errorHandler(log: Logger) {
  return (error: unknown, _req: Request, res: Response, next: NextFunction): void => {
    const { name, status, message } = judge(error, res, log);
    if (res.headersSent) return next(error);
    // The rest of a body that is too large is not read: the connection can't be used again.
    if (status === 413) res.setHeader('Connection', 'close');
    res
      .status(status)
      .setHeader('x-amzn-ErrorType', name)
      .json({ RequestID: factsOf(res).id, Message: message });
  };
}
