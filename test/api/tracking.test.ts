import { request as httpRequest } from 'node:http';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deliver } from '../../src/deliveries/index.ts';
import { makeEndpoint, makeProject, request } from '../deliveries/sending-world.ts';
import { apiWorld, type ApiWorld } from './server.ts';

let world: ApiWorld;
let token: string;
let projectId: string;
const logged: string[] = [];

beforeAll(async () => {
  const log = pino({ level: 'error' }, { write: (line: string) => logged.push(line) });
  world = await apiWorld((deps) => ({ ...deps, log }));
});
afterAll(() => world.close());

beforeEach(async () => {
  const { ctx } = world;
  projectId = await makeProject(ctx);
  const ann = await makeEndpoint(ctx, projectId, { id: 'ann' });
  await deliver(ctx, [request(projectId, ann)]);
  const row = await ctx
    .db<{ project_id: string; html: string }>('outbox_messages')
    .where({ project_id: projectId })
    .first('html');
  token = /\/t\/o\/([\w-]+)"/.exec(row?.html ?? '')?.[1] ?? '';
});

const opens = async () => (await world.ctx.db('events').where({ project_id: projectId })).length;

/** The answer as it is on the wire; `fetch` would mend the path. */
function ask(path: string, method = 'GET') {
  return new Promise<{ status?: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(world.url);
      const sent = httpRequest({ hostname, port, path, method }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { date: _, 'x-amzn-requestid': id, ...headers } = response.headers;
          expect(id).toBeDefined();
          const body = Buffer.concat(chunks).toString('base64');
          resolve({ status: response.statusCode, headers, body });
        });
      });
      sent.on('error', reject).end();
    },
  );
}

it('shows a transparent image to anybody, without a cookie, and records the open', async () => {
  const { status, headers, body } = await ask(`/t/o/${token}`);
  expect(status).toBe(200);
  expect(Buffer.from(body, 'base64').toString('latin1')).toMatch(/^GIF89a\x01\0\x01\0/);
  expect(headers).toMatchObject({
    'content-type': 'image/gif',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'cross-origin',
  });
  expect(headers).not.toHaveProperty('set-cookie');
  expect(await opens()).toBe(1);
});

it('answers every other token exactly the same, and records nothing', async () => {
  const bad = ['x', 'A'.repeat(43), '', '%E0%A4%A', '..%2f..', `${token}/more`, '%00', "'--"];
  for (const asked of bad) await ask(`/t/o/${asked}`);
  expect(await opens()).toBe(0);
  const good = await ask(`/t/o/${token}`);
  for (const asked of bad) expect(await ask(`/t/o/${asked}`), asked).toEqual(good);
});

it('answers HEAD without counting it, and nothing but GET and HEAD', async () => {
  expect(await ask(`/t/o/${token}`, 'HEAD')).toMatchObject({ status: 200, body: '' });
  expect(await ask(`/t/o/${token}`, 'POST')).toMatchObject({ status: 404 });
  expect(await opens()).toBe(0);
});

it('keeps a defect to itself: the image is shown and the log has the error', async () => {
  const { db } = world.ctx;
  await db.raw('alter table events rename to hidden_events');
  const answer = await ask(`/t/o/${token}`).finally(() =>
    db.raw('alter table hidden_events rename to events'),
  );
  expect(answer).toEqual(await ask('/t/o/x'));
  expect(logged.join('')).toContain('An open could not be recorded');
});
