import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Deps } from '../context.ts';
import { exposition } from '../metrics/index.ts';
import { admission } from './admission.ts';
import { audit } from './auditing.ts';
import { authentication } from './authentication/index.ts';
import { requireAllowed } from './authorization/index.ts';
import { rawRequest } from './raw-request.ts';
import { factsOf } from './request-facts.ts';

/** Authorised like an operation, though the answer is text of another form. */
const GET_METRICS = {
  name: 'GetMetrics',
  method: 'GET',
  path: '/metrics',
  status: 200,
  input: undefined,
  output: undefined,
  isExtension: true,
} as const;

const NOT_THEIRS = "metrics are about all accounts, so only Cairn's own account may read them";

const NONE = {
  labels: new Map<string, string>(),
  query: new URLSearchParams(),
  header: () => undefined,
  body: undefined,
};

/**
 * The metrics of this process on the API's own port, for a key that may `cairn:GetMetrics`: Prometheus sends an
 * API key as its bearer token.
 */
export function metricsRoutes(deps: Deps): Router {
  const authenticate = authentication(deps);
  const admit = admission(deps);
  const metrics = exposition(deps);

  async function answer(req: Request, res: Response): Promise<void> {
    const facts = factsOf(res);
    const caller = await authenticate(rawRequest(req), facts);
    facts.keyId = caller.actor.id;
    const ctx = await admit({ req, res }, caller, { operation: GET_METRICS, input: NONE });
    if (facts.access && ctx.account !== deps.settings.accountId) {
      const denied = { ...facts.access, allowed: false, reason: NOT_THEIRS };
      await audit(ctx, facts, denied);
      requireAllowed(denied);
    }
    res.type(metrics.contentType).send(await metrics.text());
  }

  return Router().get('/metrics', answer);
}
