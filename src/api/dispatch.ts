import { Router } from 'express';
import type { Request, Response } from 'express';
import type { Ctx, Deps } from '../context.ts';
import { CairnError, NotFoundError } from '../errors.ts';
import { admission } from './admission.ts';
import { authentication } from './authentication/index.ts';
import type { RawRequest } from './authentication/index.ts';
import { handlerOf } from './handlers.ts';
import { answerOnce, guardOf, identityOf } from './idempotency/index.ts';
import type { Answer, GivenAnswer } from './idempotency/index.ts';
import { etagOf } from './etag.ts';
import { noteOn } from './notes.ts';
import { rawRequest } from './raw-request.ts';
import { readBody } from './read-body.ts';
import { readInput } from './read-input.ts';
import { factsOf, mark } from './request-facts.ts';
import { matchRoute, refuseDotSegments } from './routes.ts';
import { writeOutput } from './write-shape.ts';

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

function send(res: Response, operation: string, { status, body }: Answer): void {
  res.status(status);
  const note = noteOn(operation, body);
  if (note !== undefined) res.setHeader('x-cairn-note', note);
  const etag = etagOf(body);
  if (etag !== undefined) res.setHeader('ETag', etag);
  if (body === undefined) return void res.end();
  const bytes = Buffer.from(JSON.stringify(body));
  // As `res.json` does, but that looks up for each answer what is the same for all of them.
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
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
  const admit = admission(deps);

  async function answer(req: Request, res: Response): Promise<void> {
    const facts = factsOf(res);
    const request = rawRequest(req);

    refuseDotSegments(request.target.split('?', 1)[0] ?? '');
    const caller = await authenticate(request, facts);
    facts.keyId = caller.actor.id;
    mark(facts, 'authentication');

    const { operation, labels, query } = routeOf(request, res);
    const header = (name: string) => req.get(name);
    const rawInput = { labels, query, header, body: request.body };
    const ctx = await admit({ req, res }, caller, { operation, input: rawInput });

    const handle = handlerOf(operation.name);
    const onIgnored = (members: string) => res.setHeader('x-cairn-ignored-members', members);
    const input = readInput(operation, { ...rawInput, onIgnored });
    mark(facts, 'input');

    const work = async (ctx: Ctx): Promise<Answer> => {
      const output = await handle(ctx, input);
      mark(facts, 'work');
      return { status: operation.status, body: writeOutput(operation, output) };
    };
    const guard = guardOf(operation.name);
    const identity = guard && identityOf(ctx, { operation, labels }, request);
    if (!guard || !identity) return send(res, operation.name, await work(ctx));
    const given = await answerOnce(ctx, identity, guard, work);
    tellRepeat(res, given);
    send(res, operation.name, given);
  }

  return Router().use('/v1', readBody, answer);
}
