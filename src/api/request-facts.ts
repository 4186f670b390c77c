import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';

/** What is known about a request while it is answered: for the log, and for the answer's request id. */
export interface RequestFacts {
  readonly id: string;
  /** The route's template, never the path itself: paths carry user ids. */
  route?: string;
  keyId?: string;
  /** The request whose answer this one got, or whose work it went on with. */
  repeats?: string;
}

const known = new WeakMap<Response, RequestFacts>();

export function factsOf(res: Response): RequestFacts {
  const facts = known.get(res) ?? { id: randomUUID() };
  known.set(res, facts);
  return facts;
}

/** Gives each request its id, which the answer carries, and logs one line when the answer has gone. */
export function requestLog(log: Logger) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const facts = factsOf(res);
    const start = performance.now();
    res.setHeader('x-amzn-RequestId', facts.id);
    res.on('close', () => {
      const ms = Math.round((performance.now() - start) * 10) / 10;
      const { id: requestId, route = 'none', keyId, repeats } = facts;
      const status = res.writableFinished ? res.statusCode : 'aborted';
      log.info({ method: req.method, route, status, ms, requestId, keyId, repeats }, 'request');
    });
    next();
  };
}
