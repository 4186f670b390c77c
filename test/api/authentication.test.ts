import { createHash } from 'node:crypto';
import {
  GetAppsCommand,
  CreateAppCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';
import { signed as sign } from './signing.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

const signed = (request?: Parameters<typeof sign>[1]) => sign(world.url, request);
type SignedRequest = Awaited<ReturnType<typeof signed>>;

async function send(request: SignedRequest, change: { url?: string; body?: string } = {}) {
  const query = new URLSearchParams(Object.entries(request.query ?? {}) as [string, string][]);
  const url = change.url ?? `${request.path}${query.size > 0 ? `?${query.toString()}` : ''}`;
  const { host: _host, ...headers } = request.headers;
  return fetch(`${world.url}${url}`, {
    method: request.method,
    headers,
    body: change.body ?? request.body,
  });
}

async function refused(response: Response): Promise<string> {
  expect(response.status).toBe(403);
  expect(response.headers.get('x-amzn-errortype')).toBe('ForbiddenException');
  const body = (await response.json()) as { RequestID: string; Message: string };
  expect(body.RequestID).toBe(response.headers.get('x-amzn-requestid'));
  return body.Message;
}

const WRONG = /unknown or inactive, or the signature does not fit/;

describe('a signed request', () => {
  it('of an SDK client is accepted, whatever region it is signed for', async () => {
    await expect(world.client().send(new GetAppsCommand({}))).resolves.toBeDefined();
  });

  it('with an ARN in the path is accepted: the encoded path is signed once more encoded', async () => {
    const command = new ListTagsForResourceCommand({
      ResourceArn: 'arn:aws:mobiletargeting:us-east-1:000000000000:apps/x y+ü',
    });
    await expect(world.client().send(command)).rejects.not.toMatchObject({
      name: 'ForbiddenException',
    });
  });

  it('made by the test itself is accepted, so that the altered ones fail for their alteration', async () => {
    expect((await send(await signed({ query: { 'page-size': '5', token: '' } }))).status).toBe(200);
  });

  it('with a wrong secret is refused', async () => {
    const client = world.client({ secretAccessKey: 'some other secret' });
    await expect(client.send(new GetAppsCommand({}))).rejects.toMatchObject({
      name: 'ForbiddenException',
      message: expect.stringMatching(WRONG),
    });
  });

  it('with an unknown key is refused with the same words', async () => {
    const client = world.client({ accessKeyId: 'AKIDNOBODY' });
    await expect(client.send(new GetAppsCommand({}))).rejects.toThrow(WRONG);
  });

  it('with an altered body is refused', async () => {
    const request = await signed({ method: 'POST', body: '{"Name":"mine"}' });
    expect(await refused(await send(request, { body: '{"Name":"evil"}' }))).toMatch(WRONG);
  });

  it('with an altered query is refused', async () => {
    const request = await signed({ query: { 'page-size': '5' } });
    const response = await send(request, { url: '/v1/apps?page-size=500' });
    expect(await refused(response)).toMatch(WRONG);
  });

  it('with an altered path is refused', async () => {
    const request = await signed({ path: '/v1/apps/a' });
    expect(await refused(await send(request, { url: '/v1/apps/b' }))).toMatch(WRONG);
  });

  it('signed 6 minutes ago or ahead is refused, and told the time of the server', async () => {
    for (const minutes of [-6, 6]) {
      const client = world.client({ clockOffsetMs: minutes * 60_000 });
      await expect(client.send(new GetAppsCommand({}))).rejects.toThrow(
        /signed at 2.*and it is \d{4}-\d\d-\d\dT.* here: .*5 minutes/,
      );
    }
  });

  it('signed 4 minutes ago is accepted', async () => {
    const client = world.client({ clockOffsetMs: -4 * 60_000 });
    await expect(client.send(new GetAppsCommand({}))).resolves.toBeDefined();
  });

  it('signed for another service is refused', async () => {
    expect(await refused(await send(await signed({ service: 'ses' })))).toMatch(/signed for ses/);
  });

  it('with an x-amz header that is not signed is refused', async () => {
    const request = await signed();
    request.headers['x-amz-target'] = 'x';
    expect(await refused(await send(request))).toMatch(/must be signed: x-amz-target/);
  });

  it('with a scope of another day is refused', async () => {
    const request = await signed();
    const authorization = request.headers.authorization ?? '';
    request.headers.authorization = authorization.replace(/\/\d{8}\//, '/20150830/');
    expect(await refused(await send(request))).toMatch(/day 20150830/);
  });

  it.each(['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'])(
    'with %s is refused',
    async (hash) => {
      const request = await signed({ headers: { 'x-amz-content-sha256': hash } });
      expect(await refused(await send(request))).toMatch(/not supported; sign the body/);
    },
  );

  it('with a content hash must have that content', async () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const headers = { 'x-amz-content-sha256': hash('') };
    expect((await send(await signed({ headers }))).status).toBe(200);
    const wrong = await signed({ headers: { 'x-amz-content-sha256': hash('other') } });
    expect(await refused(await send(wrong))).toMatch(/not the SHA-256 of the body/);
  });

  it('in the query is refused as presigned', async () => {
    const response = await fetch(
      `${world.url}/v1/apps?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0`,
    );
    expect(await refused(response)).toMatch(/Presigned/);
  });

  it.each([
    'AWS4-HMAC-SHA256 Credential=x',
    'AWS4-HMAC-SHA256 Credential=AKIDROOT/20260101/us-east-1/mobiletargeting/aws4_request, SignedHeaders=host, Signature=zz',
    'Basic eDp5',
  ])('with the malformed header "%s" is refused', async (authorization) => {
    const response = await fetch(`${world.url}/v1/apps`, { headers: { authorization } });
    expect(await refused(response)).toMatch(/Authorization header is not valid/);
  });

  it('that does not sign the host is refused', async () => {
    const request = await signed();
    const authorization = request.headers.authorization ?? '';
    request.headers.authorization = authorization.replace('host;', '');
    expect(await refused(await send(request))).toMatch(/must be signed: host/);
  });

  it('of a key that was made inactive is refused from then on', async () => {
    const other = await apiWorld();
    try {
      const client = other.client();
      await client.send(new GetAppsCommand({}));
      await other.deps.db('access_keys').update({ status: 'INACTIVE' });
      await expect(client.send(new GetAppsCommand({}))).rejects.toThrow(WRONG);
    } finally {
      await other.close();
    }
  });

  it('writes with the body it was signed with', async () => {
    const command = new CreateAppCommand({ CreateApplicationRequest: { Name: 'Grüße 👋' } });
    const { ApplicationResponse: app } = await world.client().send(command);
    expect(app?.Name).toBe('Grüße 👋');
  });
});

describe('an API key', () => {
  const list = (authorization: string) =>
    fetch(`${world.url}/v1/apps`, { headers: { authorization } });

  it('works as a bearer token until it is deleted', async () => {
    const { ApiKey, Id } = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'curl' } });
    expect((await list(`Bearer ${ApiKey}`)).status).toBe(200);
    const response = await fetch(`${world.url}/v1/access/api-keys/${Id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${ApiKey}` },
    });
    expect(response.status).toBe(200);
    expect(await refused(await list(`Bearer ${ApiKey}`))).toMatch(/API key is unknown/);
  });

  it('with one character changed is refused', async () => {
    const { ApiKey } = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'curl' } });
    const flipped = ApiKey.slice(0, -2) + (ApiKey.at(-2) === 'A' ? 'B' : 'A') + ApiKey.slice(-1);
    expect(await refused(await list(`Bearer ${flipped}`))).toMatch(/API key is unknown/);
  });

  it('that has expired is refused', async () => {
    const { ApiKey } = await createApiKey(world.ctx, {
      WriteApiKeyRequest: { Name: 'short', ExpirationDate: '2099-01-01T00:00:00Z' },
    });
    await world.deps.db('api_keys').update({ expires_at: new Date(0) });
    expect(await refused(await list(`Bearer ${ApiKey}`))).toMatch(/expired/);
  });
});

it('nothing under /v1 answers without a key', async () => {
  for (const path of ['/v1/apps', '/v1/nowhere', '/v1']) {
    expect(await refused(await fetch(`${world.url}${path}`))).toMatch(/not signed/);
  }
});
