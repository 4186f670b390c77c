import type { Request } from 'express';
import type { RawRequest } from './authentication/index.ts';

/** A request as its sender signed it. */
export function rawRequest(req: Request): RawRequest {
  const headers = req.rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name, req.rawHeaders[at + 1] ?? ''] as const] : [],
  );
  const body: unknown = req.body;
  return {
    method: req.method,
    target: req.originalUrl,
    headers,
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
