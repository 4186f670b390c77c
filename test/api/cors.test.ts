import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { apiWorld, KEY } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let authorization: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'page' } });
  authorization = `Bearer ${key.ApiKey}`;
});
afterAll(() => world.close());

const PAGE = 'https://shop.example.com';
/** What Amplify makes a browser ask before it updates an endpoint. */
const AMPLIFY =
  'amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-date,x-amz-security-token,x-amz-user-agent';

const preflight = (url: string, origin = PAGE, headers = AMPLIFY) =>
  fetch(`${url}/v1/apps/a/endpoints/e`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': headers,
    },
  });

describe('a page anywhere', () => {
  it('may ask without a key what it may send', async () => {
    const { status, headers } = await preflight(world.url);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('PUT');
    expect(headers.get('access-control-allow-headers')?.split(', ').sort()).toEqual(
      AMPLIFY.split(','),
    );
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may not send what no client of the API sends', async () => {
    const { headers } = await preflight(world.url, PAGE, 'content-type, cookie2, x-evil');
    expect(headers.get('access-control-allow-headers')).toBe('content-type');
  });

  it('reads answers and errors, with the headers that tell about them', async () => {
    for (const [key, status] of [
      [authorization, 200],
      ['Bearer x', 403],
    ] as const) {
      const answer = await fetch(`${world.url}/v1/apps`, {
        headers: { origin: PAGE, authorization: key },
      });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const exposed = answer.headers.get('access-control-expose-headers')?.toLowerCase();
      for (const name of ['x-amzn-requestid', 'x-amzn-errortype', 'retry-after', 'etag']) {
        expect(exposed).toContain(name);
      }
    }
  });

  it('is nobody to the API, though its visitor is signed in to the pages of Cairn', async () => {
    const form = new URLSearchParams({ key: KEY.accessKeyId, secret: KEY.secretAccessKey });
    const signIn = await fetch(`${world.url}/session`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^cairn_session=/);
    const headers = { origin: PAGE, cookie };
    expect((await fetch(`${world.url}/v1/apps`, { headers })).status).toBe(403);
  });

  it('reads none of the pages of Cairn', async () => {
    for (const path of ['/session', '/outbox', '/docs', '/metrics', '/healthz']) {
      const answer = await fetch(`${world.url}${path}`, {
        headers: { origin: PAGE },
        redirect: 'manual',
      });
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });
});

describe('with origins set', () => {
  const only = (corsOrigins: string[]) =>
    apiWorld((deps) => ({ ...deps, settings: { ...deps.settings, corsOrigins } }));

  it('their pages may, and caches keep answers to different origins apart', async () => {
    const limited = await only([PAGE, 'https://other.example.com']);
    const mine = await preflight(limited.url);
    expect(mine.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(mine.headers.get('vary')).toMatch(/\bOrigin\b/);
    const foreign = await preflight(limited.url, 'https://evil.example.com');
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    expect(foreign.headers.get('vary')).toMatch(/\bOrigin\b/);
    await limited.close();
  });

  it('to none, no page may', async () => {
    const closed = await only([]);
    const { headers } = await preflight(closed.url);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    await closed.close();
  });
});
