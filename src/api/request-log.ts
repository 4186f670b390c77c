import type { NextFunction, Request, Response } from 'express';
import type { Deps } from '../context.ts';
import { factsOf } from './request-facts.ts';
import type { Mark } from './request-facts.ts';

const tenths = (ms: number) => Math.round(ms * 10) / 10;

/** Milliseconds of each part, and of what came after the last one. */
function timesOf(marks: readonly Mark[], start: number, end: number): Record<string, number> {
  const begins = [start, ...marks.map(({ at }) => at)];
  const ends = [...marks, { part: 'rest', at: end }];
  return Object.fromEntries<number>(
    ends.map(({ part, at }, n) => [part, tenths(at - (begins[n] ?? start))]),
  );
}

/**
 * Gives each request its id, which the answer carries, and logs one line when the answer has gone: a warning
 * that says where the time went when it took too long.
 */
export function requestLog({ log, settings }: Pick<Deps, 'log' | 'settings'>) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const facts = factsOf(res);
    const start = performance.now();
    res.setHeader('x-amzn-RequestId', facts.id);
    res.on('close', () => {
      const end = performance.now();
      const { id: requestId, route = 'none', operation, keyId, repeats, marks } = facts;
      const status = res.writableFinished ? res.statusCode : 'aborted';
      const ms = tenths(end - start);
      const line = { method: req.method, route, operation, status, ms, requestId, keyId, repeats };
      if (ms < settings.slowRequestMs) log.info(line, 'request');
      else log.warn({ ...line, times: timesOf(marks, start, end) }, 'slow request');
    });
    next();
  };
}
