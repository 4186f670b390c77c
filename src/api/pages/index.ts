import { Router } from 'express';
import type { NextFunction, Request, Response } from 'express';
import type { Ctx, Deps } from '../../context.ts';
import { getOutboxMessage, listOutboxMessages } from '../../deliveries/index.ts';
import { CHANNEL_TYPES } from '../../domain/endpoint.ts';
import { NotFoundError } from '../../errors.ts';
import { getApps } from '../../projects/index.ts';
import { factsOf } from '../request-facts.ts';
import { pagePolicy } from '../security-headers.ts';
import { judge } from '../send-error.ts';
import { errorPage } from './layout.ts';
import { outboxListPage } from './outbox-list.ts';
import { outboxMessagePage, previewDocument } from './outbox-message.ts';
import { sessionCtx, sessionRoutes } from './session-routes.ts';
import { STYLE } from './style.ts';

const PAGE_SIZE = '50';

const pageContent = pagePolicy({
  styleSrc: ["'self'"],
  imgSrc: ['data:'],
  frameSrc: ["'self'"],
  formAction: ["'self'"],
});
// What a message carries is nobody's code: no scripts, no forms, and an origin of its own.
const previewContent = pagePolicy({
  sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
  imgSrc: ['http:', 'https:', 'data:'],
  styleSrc: ["'unsafe-inline'"],
  fontSrc: ['https:', 'data:'],
  frameAncestors: ["'self'"],
});

type Show = (ctx: Ctx, req: Request) => Promise<string>;

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

async function showList(ctx: Ctx, req: Request): Promise<string> {
  const { Item: projects = [] } = await getApps(ctx, { PageSize: '1000' });
  const projectId = textOf(req.query.project) ?? projects[0]?.Id;
  const channelType = CHANNEL_TYPES.find((type) => type === req.query.channel);
  const token = textOf(req.query.token);
  const page =
    projectId === undefined
      ? { Item: [] }
      : await listOutboxMessages(ctx, {
          ApplicationId: projectId,
          ChannelType: channelType,
          PageSize: PAGE_SIZE,
          Token: token,
        });
  return outboxListPage({
    projects,
    projectId,
    channelType,
    messages: page.Item,
    nextToken: page.NextToken,
    isFirstPage: token === undefined,
  });
}

function messageOf(ctx: Ctx, req: Request) {
  return getOutboxMessage(ctx, {
    ApplicationId: String(req.params.project),
    MessageId: String(req.params.message),
  });
}

const showMessage: Show = async (ctx, req) => outboxMessagePage(await messageOf(ctx, req));

const showPreview: Show = async (ctx, req) => {
  const { Html: markup } = await messageOf(ctx, req);
  if (markup === undefined) throw new NotFoundError('This message has no HTML part');
  return previewDocument(markup);
};

/** The pages for people: sign-in and the outbox. Everything but the sign-in form needs a session. */
export function pageRoutes(deps: Deps): Router {
  const router = Router();

  const page = (path: string, policy: typeof pageContent, show: Show) =>
    router.get(path, policy, async (req: Request, res: Response) => {
      factsOf(res).route = path;
      const ctx = await sessionCtx(deps, req, res);
      if (ctx) res.type('html').send(await show(ctx, req));
      else res.redirect(303, '/session');
    });

  router.get('/', (_req, res) => res.redirect(303, '/outbox'));
  router.get('/pages.css', (_req, res) => {
    factsOf(res).route = '/pages.css';
    res.type('css').send(STYLE);
  });
  router.use('/session', pageContent, sessionRoutes(deps));
  page('/outbox', pageContent, showList);
  page('/outbox/:project/:message', pageContent, showMessage);
  page('/outbox/:project/:message/preview', previewContent, showPreview);

  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    const { status, message } = judge(error, res, deps.log);
    res
      .status(status)
      .type('html')
      .send(errorPage(message, factsOf(res).id));
  });
  return router;
}
