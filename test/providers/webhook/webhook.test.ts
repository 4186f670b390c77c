import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublic } from '../../../src/providers/outgoing/public-address.ts';
import { webhookProvider } from '../../../src/providers/webhook/provider.ts';

let host: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const received: string[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push(Buffer.concat(chunks).toString());
    answer(request, response);
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const send = (uri: string, allowed: readonly string[] = []) =>
  webhookProvider(allowed).send({ kind: 'CUSTOM', uri, payload: { Data: 'x' }, messageId: 'm' });

const withStatus = (status: number) => (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(status).end('{}');
};

describe('a webhook', () => {
  it('gets the payload as JSON', async () => {
    answer = withStatus(200);
    expect(await send(`http://${host}/hook`, [host])).toMatchObject({ state: 'accepted' });
    expect(JSON.parse(received.at(-1) ?? '')).toEqual({ Data: 'x' });
  });

  it.each([
    [400, false],
    [404, false],
    [302, false],
    [429, true],
    [500, true],
    [503, true],
  ])('that answers %i is a refusal; worth another try: %s', async (status, transient) => {
    answer = withStatus(status);
    expect(await send(`http://${host}/hook`, [host])).toMatchObject({
      state: 'rejected',
      transient,
    });
  });

  it('that drops the connection after the request leaves it unknown', async () => {
    answer = (request) => request.socket.destroy();
    expect(await send(`http://${host}/hook`, [host])).toMatchObject({ state: 'unknown' });
  });

  it('that is not there is worth another try', async () => {
    expect(await send('http://127.0.0.1:1/hook', ['127.0.0.1'])).toMatchObject({
      state: 'rejected',
      transient: true,
    });
  });

  it.each([
    ['http://example.com/hook', 'only https'],
    ['https://127.0.0.1/hook', 'private address'],
    ['https://[::1]/hook', 'private address'],
    ['https://2130706433/hook', 'private address'],
    ['https://0x7f.1/hook', 'private address'],
    ['https://user:secret@example.com/', 'user name or password'],
  ])('is never called at %s', async (uri, why) => {
    const before = received.length;
    const result = await send(uri);
    expect(result).toMatchObject({ state: 'rejected', transient: false });
    expect('detail' in result && result.detail).toContain(why);
    expect(received).toHaveLength(before);
  });

  it('is not called by a name that leads to this machine', async () => {
    const before = received.length;
    const result = await send(`https://localhost:${host.split(':')[1]}/hook`);
    expect('detail' in result && result.detail).toContain('private address');
    expect(received).toHaveLength(before);
  });
});

describe('an address', () => {
  it.each([
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::ffff:10.0.0.1',
    'fd00::1',
    'fe80::1',
    '0.0.0.0',
  ])('%s is private', (address) => {
    expect(isPublic(address)).toBe(false);
  });
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});
