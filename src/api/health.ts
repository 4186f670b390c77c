import { setTimeout as delay } from 'node:timers/promises';
import { Router } from 'express';
import type { Deps } from '../context.ts';
import type { Draining } from './draining.ts';
import { factsOf } from './request-facts.ts';

interface Dependency {
  readonly state: 'up' | 'down';
  readonly latencyMs: number;
}

const PATIENCE_MS = 2000;

async function deadline(signal: AbortSignal): Promise<never> {
  await delay(PATIENCE_MS, undefined, { signal });
  throw new Error(`no answer within ${PATIENCE_MS} ms`);
}

async function check(deps: Deps, name: string, ask: () => Promise<unknown>): Promise<Dependency> {
  const start = performance.now();
  const answered = new AbortController();
  let state: Dependency['state'] = 'up';
  try {
    await Promise.race([ask(), deadline(answered.signal)]);
  } catch (error) {
    state = 'down';
    deps.log.warn({ err: error, dependency: name }, 'dependency is not reachable');
  } finally {
    answered.abort();
  }
  return { state, latencyMs: Math.round((performance.now() - start) * 10) / 10 };
}

/**
 * `/healthz`: the process is alive. `/readyz`: it can work, each dependency by name; 503 when one is missing, and as
 * soon as the process is about to end.
 */
export function healthRoutes(deps: Deps, draining: Draining): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    factsOf(res).route = '/healthz';
    res.json({ status: 'alive' });
  });
  router.get('/readyz', async (_req, res) => {
    factsOf(res).route = '/readyz';
    if (draining.hasBegun) return void res.status(503).json({ status: 'stopping' });
    const [postgres, temporal] = await Promise.all([
      check(deps, 'postgres', () => deps.db.raw('select 1').then()),
      check(deps, 'temporal', () => deps.orchestrator.ping()),
    ]);
    const isReady = postgres.state === 'up' && temporal.state === 'up';
    res
      .status(isReady ? 200 : 503)
      .json({ status: isReady ? 'ready' : 'not ready', dependencies: { postgres, temporal } });
  });
  return router;
}
