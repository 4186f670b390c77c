import express from 'express';
import type { Express } from 'express';
import type { Deps } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { apiRoutes } from './dispatch.ts';
import { cors } from './cors.ts';
import { docsRoutes } from './docs.ts';
import { Draining } from './draining.ts';
import { healthRoutes } from './health.ts';
import { metricsRoutes } from './metrics.ts';
import { pageRoutes } from './pages/index.ts';
import { preferenceRoutes } from './preferences.ts';
import { requestLog } from './request-log.ts';
import { requestMetrics } from './request-metrics.ts';
import { securityHeaders } from './security-headers.ts';
import { errorHandler } from './send-error.ts';
import { trackingRoutes } from './tracking.ts';

/** The HTTP application. What needs no key is mounted here by name; all the rest is under `/v1`. */
export function createApp(deps: Deps, draining = new Draining()): Express {
  const app = express();
  app.disable('etag');
  app.set('trust proxy', deps.settings.trustedProxies);
  app.use(requestLog(deps));
  app.use(requestMetrics);
  app.use(securityHeaders(deps.settings));
  app.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  // First what is asked for most: every router in front of it costs each call.
  app.use('/v1', cors(deps.settings));
  app.use(apiRoutes(deps));
  app.use(healthRoutes(deps, draining));
  app.use(docsRoutes());
  app.use(metricsRoutes(deps));
  app.use('/t', trackingRoutes(deps));
  app.use('/u', preferenceRoutes(deps));
  app.use(pageRoutes(deps));
  app.use(() => {
    throw new NotFoundError('There is nothing here');
  });
  app.use(errorHandler(deps.log));
  return app;
}
