import type { NextFunction, Request, Response } from 'express';
import type { Settings } from '../settings.ts';

const METHODS = 'GET, POST, PUT, DELETE';
/** What clients send: the SDKs' own headers, and ours. A wildcard would leave Authorization out. */
const HEADERS =
  /^(?:accept|authorization|content-type|idempotency-key|x-amz-[\w-]+|amz-sdk-[\w-]+)$/i;
const EXPOSED =
  'x-amzn-RequestId, x-amzn-ErrorType, Retry-After, ETag, Idempotent-Replayed, x-cairn-ignored-members, x-cairn-note';
/** As long as browsers remember it at most. */
const MAX_AGE_SECONDS = 7200;

function preflight(req: Request, res: Response): void {
  const asked = (req.get('access-control-request-headers') ?? '').split(',');
  const allowed = asked.map((name) => name.trim()).filter((name) => HEADERS.test(name));
  res.setHeader('Access-Control-Allow-Methods', METHODS);
  if (allowed.length > 0) res.setHeader('Access-Control-Allow-Headers', allowed.join(', '));
  res.setHeader('Access-Control-Max-Age', MAX_AGE_SECONDS);
  res.vary('Access-Control-Request-Headers');
  res.status(204).end();
}

/**
 * Lets pages of the allowed origins call the API, as Amplify does in a browser. The API knows callers by the
 * Authorization header alone, never by cookies, so a foreign page can do no more than its own key may.
 */
export function cors({ corsOrigins }: Pick<Settings, 'corsOrigins'>) {
  const isOpen = corsOrigins.includes('*');
  return (req: Request, res: Response, next: NextFunction): void => {
    if (corsOrigins.length === 0) return next();
    const origin = req.get('origin');
    if (!isOpen) res.vary('Origin');
    if (origin === undefined || !(isOpen || corsOrigins.includes(origin))) return next();
    res.setHeader('Access-Control-Allow-Origin', isOpen ? '*' : origin);
    if (req.method === 'OPTIONS' && req.get('access-control-request-method') !== undefined) {
      return preflight(req, res);
    }
    res.setHeader('Access-Control-Expose-Headers', EXPOSED);
    next();
  };
}
