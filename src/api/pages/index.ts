import { Router } from 'express';
import type { NextFunction, Request, Response } from 'express';
import type { Deps } from '../../context.ts';
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
import { sessionRoutes, visitorOf } from './session-routes.ts';
import { STYLE } from './style.ts';
import type { Visitor } from './visitor.ts';

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

type Show = (visitor: Visitor, req: Request) => Promise<string>;

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The projects whose outbox the person may see; a name that they may not read stays out. */
async function projectsOf(visitor: Visitor): Promise<{ Id: string; Name: string }[]> {
  const { Item: all = [] } = await getApps(visitor.ctx, { PageSize: '1000' });
  const projects: { Id: string; Name: string }[] = [];
  for (const { Id, Name } of all) {
    const labels = { ApplicationId: Id };
    if (!(await visitor.may('ListOutboxMessages', labels))) continue;
    projects.push({ Id, Name: (await visitor.may('GetApp', labels)) ? Name : Id });
  }
  return projects;
}

async function showList(visitor: Visitor, req: Request): Promise<string> {
  const projects = await projectsOf(visitor);
  const projectId = textOf(req.query.project) ?? projects[0]?.Id;
  const channelType = CHANNEL_TYPES.find((type) => type === req.query.channel);
  const token = textOf(req.query.token);
  const page = projectId === undefined ? { Item: [] } : await messagesOf(projectId);
  return outboxListPage({
    projects,
    projectId,
    channelType,
    messages: page.Item,
    nextToken: page.NextToken,
    isFirstPage: token === undefined,
  });

  async function messagesOf(ApplicationId: string) {
    await visitor.require('ListOutboxMessages', { ApplicationId });
    return listOutboxMessages(visitor.ctx, {
      ApplicationId,
      ChannelType: channelType,
      PageSize: PAGE_SIZE,
      Token: token,
    });
  }
}

async function messageOf(visitor: Visitor, req: Request) {
  const labels = {
    ApplicationId: String(req.params.project),
    MessageId: String(req.params.message),
  };
  await visitor.require('GetOutboxMessage', labels);
  return getOutboxMessage(visitor.ctx, labels);
}

const showMessage: Show = async (visitor, req) => outboxMessagePage(await messageOf(visitor, req));

const showPreview: Show = async (visitor, req) => {
  const { Html: markup } = await messageOf(visitor, req);
  if (markup === undefined) throw new NotFoundError('This message has no HTML part');
  return previewDocument(markup);
};

/** The pages for people: sign-in and the outbox. Everything but the sign-in form needs a session. */
export function pageRoutes(deps: Deps): Router {
  const router = Router();

  const page = (path: string, policy: typeof pageContent, show: Show) =>
    router.get(path, policy, async (req: Request, res: Response) => {
      factsOf(res).route = path;
      const visitor = await visitorOf(deps, req, res);
      if (visitor) res.type('html').send(await show(visitor, req));
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
