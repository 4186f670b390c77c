import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, urlencoded } from 'express';
import type { Request, Response } from 'express';
import {
  claimedKeyId,
  findAccessKey,
  openSecret,
  readSession,
  readTicket,
  sessionFor,
} from '../../access/index.ts';
import type { AccessKey } from '../../access/index.ts';
import type { Ctx, Deps } from '../../context.ts';
import { factsOf } from '../request-facts.ts';
import { signInPage } from './layout.ts';

const COOKIE = 'cairn_session';

function cookieOf(req: Request): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** The ctx of the signed-in person; undefined when there is none, or the key no longer works. */
export async function sessionCtx(
  deps: Deps,
  req: Request,
  res: Response,
): Promise<Ctx | undefined> {
  const token = cookieOf(req);
  const keyId = token && claimedKeyId(token);
  const key = keyId ? await findAccessKey(deps, keyId) : undefined;
  if (!token || !key || !readSession(deps.vault, token, key, deps.now())) return undefined;
  const facts = factsOf(res);
  facts.keyId = key.id;
  const log = deps.log.child({ requestId: facts.id });
  const actor = { kind: 'accessKey', id: key.id } as const;
  return { ...deps, account: key.account, actor, log, requestId: facts.id };
}

function field(req: Request, name: string): string {
  const form: unknown = req.body;
  if (typeof form !== 'object' || form === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(form, name)?.value;
  return typeof value === 'string' ? value : '';
}

const hash = (text: string) => createHash('sha256').update(text).digest();

async function keyWithSecret(
  deps: Deps,
  id: string,
  secret: string,
): Promise<AccessKey | undefined> {
  const key = await findAccessKey(deps, id);
  const expected = key ? openSecret(deps, key) : '';
  return timingSafeEqual(hash(expected), hash(secret)) ? key : undefined;
}

/** Signing in with an access key or a ticket, and signing out. */
export function sessionRoutes(deps: Deps): Router {
  const router = Router();

  function begin(res: Response, key: AccessKey): void {
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

  router.post('/', urlencoded({ extended: false, limit: '8kb' }), async (req, res) => {
    factsOf(res).route = '/session';
    const key = await keyWithSecret(deps, field(req, 'key').trim(), field(req, 'secret'));
    if (key) return begin(res, key);
    res.status(403).send(signInPage('This key id and secret do not belong together.'));
  });

  router.post('/end', (_req, res) => {
    factsOf(res).route = '/session/end';
    res.clearCookie(COOKIE, { path: '/', sameSite: 'strict', httpOnly: true });
    res.redirect(303, '/session');
  });
  return router;
}
