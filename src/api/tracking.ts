import { Router } from 'express';
import type { NextFunction, Request, Response } from 'express';
import { systemCtx } from '../context.ts';
import type { Deps } from '../context.ts';
import { trackOpen } from '../tracking/index.ts';

const TRANSPARENT_PIXEL = Buffer.from(
  'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  'base64',
);

/**
 * The image at the end of an e-mail. The answer is always the same, so nobody learns from it whether a token
 * is ours, and no reader sees a broken image.
 */
export function trackingRoutes(deps: Deps): Router {
  async function open(req: Request, res: Response, next: NextFunction): Promise<void> {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    if (req.method === 'GET') await record(req.path.slice(1));
    res.status(200);
    res.setHeader('Content-Type', 'image/gif');
    res.setHeader('Cache-Control', 'no-store');
    // Web mail shows it on a page of its own.
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.end(TRANSPARENT_PIXEL);
  }

  async function record(token: string): Promise<void> {
    try {
      await trackOpen(systemCtx(deps, deps.settings.accountId, 'tracking'), token);
    } catch (error) {
      deps.log.error({ err: error }, 'An open could not be recorded');
    }
  }

  // Mounted rather than matched: Express would refuse a path that can't be decoded, and show it.
  return Router().use('/o', open);
}
