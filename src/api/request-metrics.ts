import type { NextFunction, Request, Response } from 'express';
import { requestDuration, requests, requestsInFlight } from '../metrics/index.ts';
import { factsOf } from './request-facts.ts';

/** Counts each request when its answer has gone, under the name of its operation. */
export function requestMetrics(_req: Request, res: Response, next: NextFunction): void {
  requestsInFlight.inc();
  const start = performance.now();
  res.on('close', () => {
    requestsInFlight.dec();
    const { operation = 'none' } = factsOf(res);
    requests.inc({ operation, status: res.writableFinished ? res.statusCode : 'aborted' });
    requestDuration.observe({ operation }, (performance.now() - start) / 1000);
  });
  next();
}
