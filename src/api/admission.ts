import type { Request, Response } from 'express';
import type { Ctx, Deps } from '../context.ts';
import { rateLimiter } from '../rate-limits/index.ts';
import { audit } from './auditing.ts';
import type { Caller } from './authentication/index.ts';
import { authorise, requireAllowed } from './authorization/index.ts';
import type { Call } from './authorization/index.ts';
import { factsOf, mark } from './request-facts.ts';

/**
 * Lets an authenticated call in: not too often, and only what its principal may do. Whatever is decided is in the
 * audit log before anything is done. @throws TooManyRequestsError, ForbiddenError
 */
export type Admit = (
  { req, res }: { readonly req: Request; readonly res: Response },
  caller: Caller,
  call: Omit<Call, 'origin'>,
) => Promise<Ctx>;

export function admission(deps: Deps): Admit {
  const limit = rateLimiter(deps);

  return async ({ req, res }, { account, actor, principal }, call) => {
    const facts = factsOf(res);
    facts.route = call.operation.path;
    facts.operation = call.operation.name;
    await limit(actor, call.operation.name);
    mark(facts, 'rateLimit');

    const log = deps.log.child({ requestId: facts.id });
    const ctx: Ctx = { ...deps, account, actor, log, requestId: facts.id };
    const origin = { ...facts, isSecure: req.secure };
    facts.access = await authorise(ctx, principal, { ...call, origin });
    mark(facts, 'authorization');
    await audit(ctx, facts, facts.access);
    mark(facts, 'audit');
    requireAllowed(facts.access);
    return ctx;
  };
}
