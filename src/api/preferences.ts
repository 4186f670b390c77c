import { Router, urlencoded } from 'express';
import type { Request, Response } from 'express';
import { systemCtx, type Deps } from '../context.ts';
import { readPreferences, savePreferences, unsubscribeByLink } from '../tracking/index.ts';
import { preferencesPage, preferencesSavedPage, unknownLinkPage } from './pages/preferences.ts';
import { pagePolicy } from './security-headers.ts';

const MAX_FORM = '10kb';

/**
 * Where people say what they want no more of. The link alone tells who they are: no cookie, no key, no script. To
 * look changes nothing, because scanners of mail look at every link.
 */
export function preferenceRoutes(deps: Deps): Router {
  const ctx = systemCtx(deps, deps.settings.accountId, 'preferences');
  const router = Router();
  router.use(pagePolicy({ styleSrc: ["'self'"], imgSrc: ['data:'], formAction: ["'self'"] }));
  // The link is the person's key to this page: it goes to nobody else.
  router.use((_req, res, next) => {
    res.setHeader('Referrer-Policy', 'no-referrer');
    res.setHeader('X-Robots-Tag', 'noindex');
    next();
  });

  router.get('/:token', async (req, res) => {
    const preferences = await readPreferences(ctx, req.params.token);
    if (preferences) res.type('html').send(preferencesPage(preferences));
    else unknown(res);
  });

  router.post(
    '/:token',
    urlencoded({ extended: false, limit: MAX_FORM }),
    async (req: Request<{ token: string }>, res) => {
      const { token } = req.params;
      const isKnown = await change(token, readForm(req.body));
      const preferences = isKnown && (await readPreferences(ctx, token));
      if (preferences) res.type('html').send(preferencesSavedPage(preferences));
      else unknown(res);
    },
  );

  function change(token: string, form: ReadonlyMap<string, readonly string[]>): Promise<boolean> {
    const choice = form.get('choice')?.[0];
    if (choice === 'nothing') return savePreferences(ctx, token, 'nothing');
    if (choice !== undefined) return savePreferences(ctx, token, form.get('topic') ?? []);
    // RFC 8058: the body is List-Unsubscribe=One-Click; whoever POSTs to this link wants to leave.
    return unsubscribeByLink(ctx, token);
  }

  return router;
}

function unknown(res: Response): void {
  res.status(404).type('html').send(unknownLinkPage());
}

function readForm(body: unknown): ReadonlyMap<string, readonly string[]> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return new Map(
    entries.map(([name, value]) => {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      return [name, values.filter((one): one is string => typeof one === 'string')];
    }),
  );
}
