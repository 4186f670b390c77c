import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { answerTo } from './errors.ts';
import type { ErrorAnswer } from './errors.ts';
import { factsOf } from './request-facts.ts';

/** The answer to an error; a defect is logged with the request id and tells nothing of the inside. */
export function judge(error: unknown, res: Response, log: Logger): ErrorAnswer {
  const answer = answerTo(error);
  if (answer.retryAfter !== undefined) res.setHeader('Retry-After', answer.retryAfter);
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
