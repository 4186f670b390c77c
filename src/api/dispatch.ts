import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Ctx, Deps } from '../context.ts';
import { CairnError, NotFoundError, NotImplementedError } from '../errors.ts';
import { rateLimiter } from '../rate-limits/index.ts';
import { audit } from './auditing.ts';
import { authentication } from './authentication/index.ts';
import type { RawRequest } from './authentication/index.ts';
import { authorise, requireAllowed } from './authorization/index.ts';
import { handlerOf } from './handlers.ts';
import { answerOnce, guardOf, identityOf } from './idempotency/index.ts';
import type { Answer, GivenAnswer } from './idempotency/index.ts';
import { readBody } from './read-body.ts';
import { readInput } from './read-input.ts';
import { factsOf, mark } from './request-facts.ts';
import { matchRoute } from './routes.ts';
import { writeOutput } from './write-shape.ts';

function rawRequest(req: Request): RawRequest {
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

function routeOf(request: RawRequest, res: Response) {
  const [path = '', ...query] = request.target.split('?');
  const match = matchRoute(request.method, path);
  if (!match) throw new NotFoundError(`There is no operation at ${path}`);
  if ('allowed' in match) {
    res.setHeader('Allow', match.allowed.join(', '));
    const allowed = match.allowed.join(', ');
    throw new CairnError(
      'MethodNotAllowed',
      `${request.method} is not allowed here: use ${allowed}`,
    );
  }
  return { ...match, query: new URLSearchParams(query.join('?')) };
}

function send(res: Response, { status, body }: Answer): void {
  res.status(status);
  if (body === undefined) res.end();
  else res.json(body);
}

/** The answer to a repeated request carries the id of the first one, as its body may. */
function tellRepeat(res: Response, { requestId, isReplay }: GivenAnswer): void {
  const facts = factsOf(res);
  if (requestId !== facts.id) facts.repeats = requestId;
  res.setHeader('x-amzn-RequestId', requestId);
  if (isReplay) res.setHeader('Idempotent-Replayed', 'true');
}

/** Everything under `/v1`: who asks → which operation → not too often → may they → valid input → the verb → the answer. */
export function apiRoutes(deps: Deps): Router {
  const authenticate = authentication(deps);
  const limit = rateLimiter(deps);

  async function answer(req: Request, res: Response): Promise<void> {
    const facts = factsOf(res);
    const request = rawRequest(req);

    const { account, actor, principal } = await authenticate(request, facts);
    facts.keyId = actor.id;
    mark(facts, 'authentication');

    const { operation, labels, query } = routeOf(request, res);
    facts.route = operation.path;
    facts.operation = operation.name;
    await limit(actor, operation.name);
    mark(facts, 'rateLimit');

    const log = deps.log.child({ requestId: facts.id });
    const ctx: Ctx = { ...deps, account, actor, log, requestId: facts.id };
    const header = (name: string) => req.get(name);
    const rawInput = { labels, query, header, body: request.body };
    const origin = { ...facts, isSecure: req.secure };
    facts.access = await authorise(ctx, principal, { operation, input: rawInput, origin });
    mark(facts, 'authorization');
    await audit(ctx, facts, facts.access);
    mark(facts, 'audit');
    requireAllowed(facts.access);

    const handle = handlerOf(operation.name);
    if (!handle) throw new NotImplementedError(`${operation.name} is not implemented yet`);
    const input = readInput(operation, rawInput);
    mark(facts, 'input');

    const work = async (ctx: Ctx): Promise<Answer> => ({
      status: operation.status,
      body: writeOutput(operation, await handle(ctx, input)),
    });
    const guard = guardOf(operation.name);
    const identity = guard && identityOf(ctx, { operation, labels }, request);
    if (!guard || !identity) return send(res, await work(ctx));
    const given = await answerOnce(ctx, identity, guard, work);
    tellRepeat(res, given);
    send(res, given);
  }

  return Router().use('/v1', readBody, answer);
}
