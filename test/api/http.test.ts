import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let authorization: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
  authorization = `Bearer ${key.ApiKey}`;
});
afterAll(() => world.close());

const call = (method: string, path: string, body?: unknown) =>
  send(world, authorization, method, path, body);

/** Sends bytes by hand and reads the answer until the server ends it. */
function rawRequest(first: string, headers: string[], chunks: Buffer[] = []): Promise<string> {
  const { hostname, port } = new URL(world.url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write([first, 'host: x', 'connection: close', ...headers, '', ''].join('\r\n'));
      for (const chunk of chunks) socket.write(chunk);
    });
    socket.on('data', (data) => (answer += data.toString()));
    // A server that stops reading resets the connection; what it said before is what counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

describe('a path', () => {
  it.each(['/v1', '/v1/nowhere', '/v1/apps//settings', '/v1/apps/x/settings/deep'])(
    '%s that leads nowhere is not found',
    async (path) => {
      // fetch resolves dot segments, so the target is sent by hand.
      const answer = await rawRequest(`GET ${path} HTTP/1.1`, [`authorization: ${authorization}`]);
      expect(answer).toMatch(/^HTTP\/1.1 404 /);
      expect(answer).toMatch(/x-amzn-ErrorType: NotFoundException/i);
    },
  );

  it('with dot segments is refused, whatever they lead to', async () => {
    const sent = 'GET /v1/apps/x/../y HTTP/1.1';
    const answer = await rawRequest(sent, [`authorization: ${authorization}`]);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toMatch(/The path has the part/);
  });

  it('may end with a slash', async () => {
    expect((await call('GET', '/v1/apps/')).status).toBe(200);
  });

  it('that exists answers another method with those it has', async () => {
    const { status, type, headers } = await call('PATCH', '/v1/apps');
    expect({ status, type }).toEqual({ status: 405, type: 'MethodNotAllowedException' });
    expect(headers.get('allow')).toBe('POST, GET');
  });

  it('outside of the API is not found either', async () => {
    expect((await fetch(`${world.url}/nothing`)).status).toBe(404);
  });
});

describe('a body over 7 MB', () => {
  const SEVEN_MB = 7 * 1024 * 1024;
  const create = (bytes: number) => ({ Name: 'x'.repeat(bytes - '{"Name":""}'.length) });

  it('is refused by its declared length', async () => {
    expect(await call('POST', '/v1/apps', create(SEVEN_MB + 1))).toMatchObject({
      status: 413,
      type: 'PayloadTooLargeException',
      message: 'The request body is larger than 7 MB',
    });
  });

  it('is refused by its real length when it comes in chunks', async () => {
    const megabyte = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(1024 * 1024, 'x'),
      Buffer.from('\r\n'),
    ]);
    const answer = await rawRequest(
      'POST /v1/apps HTTP/1.1',
      [`authorization: ${authorization}`, 'transfer-encoding: chunked'],
      Array.from({ length: 9 }, () => megabyte),
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it('is the limit itself: 7 MB are read', async () => {
    expect((await call('POST', '/v1/apps', create(SEVEN_MB))).status).toBe(400);
  });
});

describe('a defect', () => {
  it('tells nothing of the inside', async () => {
    const broken = await apiWorld();
    try {
      await broken.deps.db.raw('drop table projects cascade');
      const key = await createApiKey(broken.ctx, { WriteApiKeyRequest: { Name: 'test' } });
      const response = await fetch(`${broken.url}/v1/apps`, {
        headers: { authorization: `Bearer ${key.ApiKey}` },
      });
      expect(response.status).toBe(500);
      expect(response.headers.get('x-amzn-errortype')).toBe('InternalServerErrorException');
      expect(await response.json()).toEqual({
        RequestID: response.headers.get('x-amzn-requestid'),
        Message: 'An internal error happened',
      });
    } finally {
      await broken.close();
    }
  });
});
