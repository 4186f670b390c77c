import type { OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenBody, nastyText } from './support/arbitraries.ts';
import { exchange } from './support/exchange.ts';
import { encoded, fuzzWorld } from './support/fuzz-world.ts';
import type { FuzzWorld } from './support/fuzz-world.ts';
import { expectModelled } from './support/judge.ts';
import { runs } from './support/runs.ts';

let world: FuzzWorld;
beforeAll(async () => {
  world = await fuzzWorld();
});
afterAll(() => world.close());

const options = runs(60);
const ID = '0123456789abcdef0123456789abcdef';
const TARGETS = [
  ['POST', '/v1/apps'],
  ['POST', `/v1/apps/${ID}/segments`],
  ['POST', `/v1/apps/${ID}/journeys`],
  ['POST', `/v1/apps/${ID}/messages`],
  ['POST', `/v1/apps/${ID}/events`],
  ['PUT', `/v1/apps/${ID}/endpoints/e`],
  ['PUT', `/v1/apps/${ID}/settings`],
] as const;
const target = fc.constantFrom(...TARGETS);

describe('what is no request of this API', () => {
  it('by its body is refused', async () => {
    await fc.assert(
      fc.asyncProperty(target, brokenBody, async ([method, path], body) => {
        await world.attempt({ method, target: path, body });
      }),
      options,
    );
  });

  it('by its headers is refused, or the headers mean nothing', async () => {
    const headers: fc.Arbitrary<OutgoingHttpHeaders> = fc.oneof(
      fc.record({
        'content-type': fc.constantFrom(
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'application/json; charset=utf-16',
          'application/xml',
          '',
          ';;;',
        ),
      }),
      fc.constantFrom<OutgoingHttpHeaders[]>(
        { 'content-encoding': 'gzip' },
        { 'content-encoding': 'identity, br' },
        { 'transfer-encoding': 'chunked' },
        { 'x-http-method-override': 'DELETE' },
        { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': "1.2.3.4', '5" },
        { 'idempotency-key': 'x'.repeat(300) },
        { 'idempotency-key': '  ' },
        { 'idempotency-key': ['a', 'b'] },
        { 'amz-sdk-invocation-id': "'; drop table projects; --" },
        { 'amz-sdk-request': 'attempt=1e400; max=__proto__' },
        { 'x-amz-date': 'yesterday', 'x-amz-content-sha256': 'none' },
        { expect: '100-continue' },
        { range: 'bytes=0-' },
        { 'if-none-match': '*', 'if-match': '"' },
        { cookie: `session=${'x'.repeat(3000)}; __proto__=1` },
        { 'accept-language': 'x'.repeat(4000) },
        { origin: 'null' },
        { upgrade: 'h2c', connection: 'keep-alive' },
      ),
    );
    await fc.assert(
      fc.asyncProperty(target, headers, async ([method, path], given) => {
        await world.attempt({ method, target: path, headers: given, body: '{"Name":"n"}' });
      }),
      options,
    );
  });

  it('by its credentials is forbidden', async () => {
    const scheme = fc.constantFrom(
      'Bearer',
      'bearer',
      'Basic',
      'AWS4-HMAC-SHA256',
      'AWS4-HMAC-SHA256 Credential=a/20261101/eu-west-1/mobiletargeting/aws4_request, SignedHeaders=host, Signature=',
      '',
    );
    const printable = nastyText.map((text) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 2000));
    await fc.assert(
      fc.asyncProperty(target, scheme, printable, async ([method, path], kind, rest) => {
        const headers = { authorization: `${kind} ${rest}` };
        const sent = { method, target: path, headers, body: '{"Name":"n"}' };
        const got = await exchange(world.url, sent);
        expectModelled(sent, got);
        // Those who guess too often are held off.
        expect([403, 429]).toContain(got.status);
      }),
      options,
    );
  });

  it('by its path is refused', async () => {
    const part = fc.oneof(
      nastyText.map((text) => encoded(text.slice(0, 1000))),
      fc.constantFrom('', '.', '..', '%', '%zz', '%ff', '%2e%2e', '%2F', 'apps', ';x=1', 'v1', ID),
    );
    const path = fc.array(part, { maxLength: 6 }).map((parts) => `/v1/${parts.join('/')}`);
    const method = fc.constantFrom(
      'GET',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'HEAD',
      'OPTIONS',
      'TRACE',
    );
    await fc.assert(
      fc.asyncProperty(method, path, async (method, target) => {
        // The answer to HEAD has no body that could be looked at.
        if (method !== 'HEAD') await world.attempt({ method, target });
        else expect((await exchange(world.url, { method, target })).status).toBeLessThan(500);
      }),
      runs(150),
    );
  });
});

it('after all of that the process answers', async () => {
  expect((await world.attempt({ method: 'GET', target: '/v1/apps' })).status).toBe(200);
});
