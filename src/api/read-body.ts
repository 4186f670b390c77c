import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { CairnError, ValidationError } from '../errors.ts';

const MAX_BYTES = 7 * 1024 * 1024;

const tooLarge = () => new CairnError('PayloadTooLarge', 'The request body is larger than 7 MB');

/**
 * The raw bytes of a body. Express's own reader would first read a body that is too large to its end before it
 * refuses it, so an endless one would never be answered.
 */
function readBytes(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(req.headers['content-length'] ?? 0) > MAX_BYTES) return reject(tooLarge());
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= MAX_BYTES) return void chunks.push(chunk);
      req.off('data', onData);
      req.pause();
      reject(tooLarge());
    };
    req.on('data', onData);
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', () => reject(new ValidationError('The request ended before its body did')));
  });
}

/** Reads the body as it is, before anything parses or inflates it: the signature covers these bytes. */
export async function readBody(req: Request, _res: Response, next: NextFunction): Promise<void> {
  if (req.headers['content-encoding'] !== undefined) {
    throw new ValidationError('The request body must be sent without Content-Encoding');
  }
  req.body = await readBytes(req);
  next();
}
