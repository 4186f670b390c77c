import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemCtx, type Ctx } from '../../src/context.ts';
import { deliver, getOutboxMessage } from '../../src/deliveries/index.ts';
import { makeEndpoint, makeProject, request } from '../deliveries/sending-world.ts';
import { apiWorld, type ApiWorld } from './server.ts';

let world: ApiWorld;
let ctx: Ctx;
let project: string;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  ctx = systemCtx(world.deps, world.deps.settings.accountId, 'test');
  project = await makeProject(ctx);
  await ctx.db('topics').insert([
    { project_id: project, name: 'news', title: 'News', description: 'Once a month' },
    { project_id: project, name: 'offers', title: 'Offers & <more>' },
  ]);
});

let sent = 0;
async function send(topic?: string, kind: 'marketing' | 'transactional' = 'marketing') {
  const ann = await makeEndpoint(ctx, project, {
    id: `e${(sent += 1)}`,
    address: 'ann@example.com',
  });
  const [result] = await deliver(ctx, [
    request(project, ann, {
      key: `k${sent}`,
      class: kind,
      content: { channel: 'EMAIL', subject: 'Hi', text: 'Leave: {{UnsubscribeUrl}}', topic },
    }),
  ]);
  return result;
}
/** The page of a message, as its header says; the server of the test listens elsewhere. */
async function linkOf(topic?: string): Promise<string> {
  const result = await send(topic);
  const message = await getOutboxMessage(ctx, {
    ApplicationId: project,
    MessageId: result?.deliveryId ?? '',
  });
  expect(message.Headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  const header = message.Headers?.['List-Unsubscribe'] ?? '';
  const url = /^<(.*)>$/.exec(header)?.[1] ?? '';
  expect(message.Text).toBe(`Leave: ${url}`);
  return `${world.url}${new URL(url).pathname}`;
}
const post = (url: string, form: [string, string][]) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form) });
const oneClick = (url: string) => post(url, [['List-Unsubscribe', 'One-Click']]);
const events = () => ctx.db('events').where({ project_id: project, type: '_email.unsubscribe' });

describe('the button of a mail program', () => {
  it('takes the person off with one POST, without cookie or redirect', async () => {
    const answer = await oneClick(await linkOf());
    expect(answer.status).toBe(200);
    expect(answer.redirected).toBe(false);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await send()).toMatchObject({ state: 'refused', reason: 'SUPPRESSED' });
    expect(await send(undefined, 'transactional')).toMatchObject({ state: 'accepted' });
    expect(await events()).toHaveLength(1);
  });

  it('leaves only what the message was about', async () => {
    await oneClick(await linkOf('offers'));
    expect(await send('offers')).toMatchObject({ reason: 'TOPIC_LEFT' });
    expect(await send('news')).toMatchObject({ state: 'accepted' });
  });

  it('may be pressed again', async () => {
    const url = await linkOf();
    await oneClick(url);
    expect((await oneClick(url)).status).toBe(200);
    expect(await events()).toHaveLength(1);
  });
});

describe('the page', () => {
  it('changes nothing when it is looked at, and shows no whole address', async () => {
    const url = await linkOf();
    const page = await (await fetch(url)).text();
    expect(page).toContain('a•••@example.com');
    expect(page).not.toContain('ann@');
    expect(page).toContain('Offers &amp; &lt;more&gt;');
    expect(page).not.toContain('<script');
    await fetch(url, { method: 'HEAD' });
    expect(await send()).toMatchObject({ state: 'accepted' });
  });

  it('saves the topics that somebody wants, and takes back what they left', async () => {
    const url = await linkOf();
    await post(url, [['choice', 'nothing']]);
    expect(await send('news')).toMatchObject({ reason: 'SUPPRESSED' });
    const answer = await post(url, [
      ['choice', 'topics'],
      ['topic', 'news'],
    ]);
    expect(await answer.text()).toContain('Your choice is saved');
    expect(await send('news')).toMatchObject({ state: 'accepted' });
    expect(await send('offers')).toMatchObject({ reason: 'TOPIC_LEFT' });
    await post(url, [
      ['choice', 'topics'],
      ['topic', 'news'],
      ['topic', 'offers'],
    ]);
    expect(await send('offers')).toMatchObject({ state: 'accepted' });
  });

  it('does not bring a mailbox back that bounced', async () => {
    const url = await linkOf();
    await ctx.db('suppressions').where({ project_id: project }).delete();
    await post(url, [['choice', 'nothing']]);
    await ctx.db('suppressions').where({ project_id: project }).update({ scope: 'ALL' });
    await post(url, [
      ['choice', 'topics'],
      ['topic', 'news'],
    ]);
    expect(await send('news')).toMatchObject({ reason: 'SUPPRESSED' });
  });

  it.each(['x', 'A'.repeat(43), '..%2f', '%E0%A4%A'])('%s is no link of ours', async (token) => {
    const answer = await fetch(`${world.url}/u/${token}`);
    expect([400, 404]).toContain(answer.status);
    expect((await oneClick(`${world.url}/u/${token}`)).status).toBeGreaterThanOrEqual(400);
    expect(await ctx.db('suppressions').where({ project_id: project })).toEqual([]);
  });

  it('of a token with another signature does nothing', async () => {
    const url = await linkOf();
    const forged = `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`;
    const flipped = url.replace(/.{6}$/, 'AAAAAA');
    for (const link of [forged, flipped]) if (link !== url) await oneClick(link);
    expect((await oneClick(flipped)).status).toBe(404);
  });
});

it('is not in messages that people asked for, and the author may write his own', async () => {
  const ann = await makeEndpoint(ctx, project, { id: 'own', address: 'ann@example.com' });
  const own = [{ name: 'List-Unsubscribe', value: '<mailto:off@example.com>' }];
  const results = await deliver(ctx, [
    request(project, ann, { key: 'a', class: 'transactional' }),
    request(project, ann, {
      key: 'b',
      class: 'marketing',
      content: { channel: 'EMAIL', subject: 'Hi', text: 'Hi', headers: own },
    }),
  ]);
  const headers = await Promise.all(
    results.map(async ({ deliveryId: MessageId }) => {
      const { Headers } = await getOutboxMessage(ctx, { ApplicationId: project, MessageId });
      return Headers?.['List-Unsubscribe'];
    }),
  );
  expect(headers).toEqual([undefined, '<mailto:off@example.com>']);
});
