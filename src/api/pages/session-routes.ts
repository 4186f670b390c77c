import { Router, urlencoded } from 'express';
import type { NextFunction, Request, Response } from 'express';
import {
  claimedKeyId,
  endSession,
  findAccessKey,
  isSessionEnded,
  readSession,
  readTicket,
  sessionFor,
} from '../../access/index.ts';
import type { AccessKey } from '../../access/index.ts';
import type { Ctx, Deps } from '../../context.ts';
import { callerBy } from '../authentication/index.ts';
import { CairnError, ForbiddenError } from '../../errors.ts';
import { factsOf } from '../request-facts.ts';
import { judge } from '../send-error.ts';
import { signInPage } from './layout.ts';
import { keyWithSecret, recordSignIn } from './sign-in.ts';
import { Visitor } from './visitor.ts';

const COOKIE = 'cairn_session';

function cookieOf(req: Request): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** What the cookie proves, whether or not it was ended. */
async function sessionOf(deps: Deps, req: Request) {
  const token = cookieOf(req);
  const keyId = token && claimedKeyId(token);
  const key = keyId ? await findAccessKey(deps, keyId) : undefined;
  const session = token && key ? readSession(deps.vault, token, key, deps.now()) : undefined;
  return session && key && { session, key };
}

/** The signed-in person; undefined when there is none, or the key no longer works. */
export async function visitorOf(
  deps: Deps,
  req: Request,
  res: Response,
): Promise<Visitor | undefined> {
  const { session, key } = (await sessionOf(deps, req)) ?? {};
  if (!session || !key || (await isSessionEnded(deps, session))) return undefined;
  const facts = factsOf(res);
  facts.keyId = key.id;
  const log = deps.log.child({ requestId: facts.id });
  const { account, actor, principal } = callerBy('accessKey', key);
  const ctx: Ctx = { ...deps, account, actor, log, requestId: facts.id };
  return new Visitor(ctx, principal, req, res);
}

function field(req: Request, name: string): string {
  const form: unknown = req.body;
  if (typeof form !== 'object' || form === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(form, name)?.value;
  return typeof value === 'string' ? value : '';
}

/** Browsers tell where a form was: only our own pages sign somebody in or out. */
function requireOwnForm(req: Request, _res: Response, next: NextFunction): void {
  const from = req.get('sec-fetch-site') ?? 'same-origin';
  if (!['same-origin', 'none'].includes(from)) {
    throw new ForbiddenError('This form was sent by another site');
  }
  next();
}

/** Signing in with an access key or a ticket, and signing out. */
export function sessionRoutes(deps: Deps): Router {
  const router = Router();

  async function begin(res: Response, key: AccessKey): Promise<void> {
    await recordSignIn(deps, factsOf(res), key);
    res.cookie(COOKIE, sessionFor(deps.vault, key, deps.now()), {
      httpOnly: true,
      sameSite: 'strict',
      secure: deps.settings.publicUrl.startsWith('https:'),
      path: '/',
      maxAge: 12 * 3600_000,
      encode: String,
    });
    res.redirect(303, '/outbox');
  }

  router.get('/', async (req, res) => {
    factsOf(res).route = '/session';
    const { ticket } = req.query;
    const session =
      typeof ticket === 'string' ? readTicket(deps.vault, ticket, deps.now()) : undefined;
    const key = session && (await findAccessKey(deps, session.accessKeyId));
    if (key && key.account === session.account) return begin(res, key);
    const problem = ticket === undefined ? undefined : 'This link has expired. Please sign in.';
    res.status(problem ? 403 : 200).send(signInPage(problem));
  });

  router.post(
    '/',
    requireOwnForm,
    urlencoded({ extended: false, limit: '8kb' }),
    async (req, res) => {
      factsOf(res).route = '/session';
      try {
        const given = { id: field(req, 'key').trim(), secret: field(req, 'secret') };
        await begin(res, await keyWithSecret(deps, factsOf(res), given));
      } catch (error) {
        if (!(error instanceof CairnError)) throw error;
        const { status, message } = judge(error, res, deps.log);
        res.status(status).send(signInPage(message));
      }
    },
  );

  router.post('/end', requireOwnForm, async (req, res) => {
    factsOf(res).route = '/session/end';
    const { session } = (await sessionOf(deps, req)) ?? {};
    if (session) await endSession(deps, session);
    res.clearCookie(COOKIE, { path: '/', sameSite: 'strict', httpOnly: true });
    res.redirect(303, '/session');
  });
  return router;
}
