import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionTicket } from '../../src/access/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { apiWorld, KEY } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let projectId: string;
beforeAll(async () => {
  world = await apiWorld();
  const app = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Coffee <b>' } });
  projectId = app.Id ?? '';
});
afterAll(() => world.close());

const open = (path: string, cookie = '') =>
  fetch(`${world.url}${path}`, { headers: { cookie }, redirect: 'manual' });

function signIn(key: string, secret: string) {
  const body = new URLSearchParams({ key, secret });
  return fetch(`${world.url}/session`, { method: 'POST', body, redirect: 'manual' });
}

const cookieFrom = (response: Response) =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

async function signedIn(): Promise<string> {
  return cookieFrom(await signIn(KEY.accessKeyId, KEY.secretAccessKey));
}

async function inOutbox(message: Record<string, unknown>): Promise<string> {
  const { db } = world.deps;
  const [delivery] = await db('deliveries')
    .insert({
      project_id: projectId,
      send_key: crypto.randomUUID(),
      class: 'transactional',
      source: 'direct',
      channel_type: 'EMAIL',
      state: 'accepted',
      message_id: '<m@test>',
    })
    .returning<{ id: string }[]>('id');
  const id = delivery?.id ?? '';
  await db('outbox_messages').insert({
    delivery_id: id,
    project_id: projectId,
    channel_type: 'EMAIL',
    address: 'ada@example.com',
    ...message,
  });
  return id;
}

describe('signing in', () => {
  it('with the access key gives a cookie that scripts and other sites do not get', async () => {
    const response = await signIn(KEY.accessKeyId, KEY.secretAccessKey);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/outbox');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect((await open('/outbox', cookieFrom(response))).status).toBe(200);
  });

  it.each([
    ['a wrong secret', KEY.accessKeyId, 'wrong'],
    ['an unknown key', 'AKIDNOBODY', KEY.secretAccessKey],
    ['nothing', '', ''],
  ])('with %s is refused in the same words', async (_what, key, secret) => {
    const response = await signIn(key, secret);
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toMatch(/do not belong together/);
  });

  it.each(['cross-site', 'same-site'])(
    'by a form of another site (%s) is refused',
    async (site) => {
      const body = new URLSearchParams({ key: KEY.accessKeyId, secret: KEY.secretAccessKey });
      for (const path of ['/session', '/session/end']) {
        const headers = { 'sec-fetch-site': site };
        const given = { method: 'POST', body, headers, redirect: 'manual' } as const;
        const response = await fetch(`${world.url}${path}`, given);
        expect(response.status, path).toBe(403);
        expect(response.headers.get('set-cookie'), path).toBeNull();
      }
    },
  );

  it('with a fresh ticket works, with an old or altered one it does not', async () => {
    const { vault, settings } = world.deps;
    const ticket = (at: Date) => sessionTicket(vault, KEY.accessKeyId, settings.accountId, at);
    const fresh = await open(`/session?ticket=${ticket(new Date())}`);
    expect(fresh.status).toBe(303);
    expect((await open('/outbox', cookieFrom(fresh))).status).toBe(200);
    const old = await open(`/session?ticket=${ticket(new Date(Date.now() - 16 * 60_000))}`);
    expect(old.status).toBe(403);
    expect((await open(`/session?ticket=${ticket(new Date())}x`)).status).toBe(403);
    expect((await open(`/session?ticket=${ticket(new Date()).slice(1)}`)).status).toBe(403);
  });

  it('with a ticket as the cookie does not work', async () => {
    const { vault, settings } = world.deps;
    const ticket = sessionTicket(vault, KEY.accessKeyId, settings.accountId, new Date());
    expect((await open('/outbox', `cairn_session=${ticket}`)).status).toBe(303);
  });
});

describe('a session', () => {
  it('is needed for each page', async () => {
    for (const path of ['/outbox', `/outbox/${projectId}/x`, `/outbox/${projectId}/x/preview`]) {
      const response = await open(path);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe('/session');
    }
  });

  it('with an altered cookie is none', async () => {
    const [payload = '', signature = ''] = (await signedIn())
      .slice('cairn_session='.length)
      .split('.');
    const session = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const later = JSON.stringify({ ...session, until: Date.now() * 2 });
    const forged = `cairn_session=${Buffer.from(later).toString('base64url')}.${signature}`;
    expect((await open('/outbox', forged)).status).toBe(303);
  });

  it('ends when the key is made inactive, and when its secret changes', async () => {
    const other = await apiWorld();
    try {
      const body = new URLSearchParams({ key: KEY.accessKeyId, secret: KEY.secretAccessKey });
      const login = await fetch(`${other.url}/session`, {
        method: 'POST',
        body,
        redirect: 'manual',
      });
      const headers = { cookie: cookieFrom(login) };
      const status = async () =>
        (await fetch(`${other.url}/outbox`, { headers, redirect: 'manual' })).status;
      expect(await status()).toBe(200);
      await other.deps.db('access_keys').update({ status: 'INACTIVE' });
      expect(await status()).toBe(303);
      await other.deps.db('access_keys').update({ status: 'ACTIVE' });
      expect(await status()).toBe(200);
      await other.deps.db('access_keys').update({
        sealed_secret: other.deps.vault.seal(`access-key/${KEY.accessKeyId}/secret`, 'another one'),
      });
      expect(await status()).toBe(303);
    } finally {
      await other.close();
    }
  });

  it('ends with the sign-out, also for a copy of its cookie, and no other one does', async () => {
    const [cookie, other] = [await signedIn(), await signedIn()];
    const sec = { 'sec-fetch-site': 'same-origin', cookie };
    const end = () =>
      fetch(`${world.url}/session/end`, { method: 'POST', headers: sec, redirect: 'manual' });
    expect((await end()).status).toBe(303);
    expect((await open('/outbox', cookie)).status).toBe(303);
    expect((await open('/outbox', other)).status).toBe(200);
    expect((await end()).status).toBe(303);
  });

  it('does not open the API', async () => {
    expect((await open('/v1/apps', await signedIn())).status).toBe(403);
  });
});

describe('the outbox page', () => {
  it('lists messages with what they say escaped', async () => {
    await inOutbox({ subject: 'Hi <img src=x onerror=alert(1)>', text: 'x' });
    const response = await open(`/outbox?project=${projectId}`, await signedIn());
    const page = await response.text();
    expect(page).toContain('Hi &lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('Coffee &lt;b&gt;');
    expect(page).toContain('ada@example.com');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('shows what a message without a subject is, and not what it says', async () => {
    await inOutbox({ channel_type: 'SMS', text: 'Your code is 123456' });
    await inOutbox({ subject: '', text: 'x' });
    const cookie = await signedIn();
    const sms = await (await open(`/outbox?project=${projectId}&channel=SMS`, cookie)).text();
    expect(sms).toContain('>Text message</a>');
    expect(sms).not.toMatch(/123456|no subject/);
    const mails = await (await open(`/outbox?project=${projectId}&channel=EMAIL`, cookie)).text();
    expect(mails).toContain('(no subject)');
  });

  it('shows only the channel that was chosen', async () => {
    await inOutbox({ subject: 'only by push', channel_type: 'PUSH' });
    const cookie = await signedIn();
    const page = await (await open(`/outbox?project=${projectId}&channel=PUSH`, cookie)).text();
    expect(page).toContain('only by push');
    expect(page).not.toContain('ada@example.com</td><td>EMAIL');
    const mails = await (await open(`/outbox?project=${projectId}&channel=EMAIL`, cookie)).text();
    expect(mails).not.toContain('only by push');
  });

  it('goes on to older messages, page by page, without missing or repeating one', async () => {
    for (let at = 0; at < 60; at++) await inOutbox({ subject: `sms ${at}.`, channel_type: 'SMS' });
    const cookie = await signedIn();
    const seen: string[] = [];
    let url: string | undefined = `/outbox?project=${projectId}&channel=SMS`;
    while (url !== undefined) {
      const page: string = await (await open(url, cookie)).text();
      seen.push(...[...page.matchAll(/sms \d+\./g)].map(([text]) => text));
      url = /href="([^"]*token=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('shows the HTML of a message only in a frame without scripts', async () => {
    const id = await inOutbox({
      html: '<html><head></head><body><script>1</script>Hello</body>',
      text: '<t>',
    });
    const cookie = await signedIn();
    const page = await (await open(`/outbox/${projectId}/${id}`, cookie)).text();
    expect(page).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;t&gt;');
    const preview = await open(`/outbox/${projectId}/${id}/preview`, cookie);
    const policy = preview.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('sandbox allow-popups');
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/);
    expect(policy).toContain("default-src 'none'");
    expect(await preview.text()).toContain('<base target="_blank">');
  });

  it('says so when there is no such message, and shows nothing of another account', async () => {
    const cookie = await signedIn();
    const missing = await open(`/outbox/${projectId}/${crypto.randomUUID()}`, cookie);
    expect(missing.status).toBe(404);
    const id = await inOutbox({ subject: 'theirs' });
    await world.deps.db('projects').update({ account_id: '999999999999' });
    try {
      expect((await open(`/outbox/${projectId}/${id}`, cookie)).status).toBe(404);
      expect((await open(`/outbox?project=${projectId}`, cookie)).status).toBe(404);
    } finally {
      await world.deps.db('projects').update({ account_id: world.ctx.account });
    }
  });
});
