import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetAppsCommand, TooManyRequestsException } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { createApp } from '../../src/api/index.ts';
import { apiWorld, KEY } from '../api/server.ts';
import type { ApiWorld } from '../api/server.ts';

let world: ApiWorld;
/** A second API process on the same database. */
let second: { url: string; close(): Promise<unknown> };
beforeAll(async () => {
  world = await apiWorld((deps) => ({
    ...deps,
    settings: {
      ...deps.settings,
      trustedProxies: ['loopback'],
      // One request in 1000 seconds refills next to nothing while a test runs.
      rateLimits: new Map([['GetRecommenderConfigurations', 0.001]]),
    },
  }));
  const server = createServer(createApp(world.deps));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  second = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
});
afterAll(async () => {
  await second.close();
  await world.close();
});

const newKey = () => createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'limits' } });

let addresses = 0;
const newAddress = () => `198.51.100.${(addresses += 1)}`;

function get(url: string, token: string, { path = '/v1/apps', from = '198.51.100.250' } = {}) {
  return fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': from },
  });
}

describe('a key over its limit', () => {
  it('is refused in the service’s form, whichever process it asks, and told when to come back', async () => {
    const { ApiKey } = await newKey();
    const path = '/v1/recommenders';
    const first = await get(world.url, ApiKey, { path });
    expect(first.status).toBe(200);
    for (const url of [world.url, second.url]) {
      const refused = await get(url, ApiKey, { path });
      expect(refused.status).toBe(429);
      expect(refused.headers.get('x-amzn-errortype')).toBe('TooManyRequestsException');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(900);
      expect(await refused.text()).toContain(
        'used up its 0.001 requests a second of GetRecommenderConfigurations (set by CAIRN_RATE_LIMITS)',
      );
    }
    expect((await get(world.url, ApiKey)).status).toBe(200);
    expect((await get(world.url, (await newKey()).ApiKey, { path })).status).toBe(200);
  });
});

describe('whoever guesses', () => {
  const WRONG = `${'A'.repeat(43)}`;
  const wrongTokenOf = (id: string) => `cairn_${id}_${WRONG}`;

  async function guess(url: string, id: string, from: string, times: number) {
    const statuses: number[] = [];
    for (let n = 0; n < times; n += 1) {
      statuses.push((await get(url, wrongTokenOf(id), { from })).status);
    }
    return statuses;
  }

  it('the secret of a key has to wait in every process, also with the right one', async () => {
    const { Id, ApiKey } = await newKey();
    const from = newAddress();
    const statuses = [
      ...(await guess(world.url, Id, from, 5)),
      ...(await guess(second.url, Id, from, 5)),
    ];
    expect(statuses).toEqual([...Array.from({ length: 9 }, () => 403), 429]);
    const right = await get(second.url, ApiKey, { from });
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it('locks nobody out: the key goes on working from other addresses, and other keys from this one', async () => {
    const { Id, ApiKey } = await newKey();
    const from = newAddress();
    await guess(world.url, Id, from, 20);
    expect((await get(world.url, ApiKey, { from: newAddress() })).status).toBe(200);
    expect((await get(world.url, (await newKey()).ApiKey, { from })).status).toBe(200);
  });

  it('may try again after the wait, and one wrong try then makes it longer', async () => {
    const { Id, ApiKey } = await newKey();
    const from = newAddress();
    await guess(world.url, Id, from, 12);
    const wait = (seconds: number) =>
      world.deps.db.raw(
        `update failed_authentications set blocked_until = blocked_until - ? * interval '1 second' where source = ?`,
        [seconds, from],
      );
    await wait(1);
    expect((await get(world.url, wrongTokenOf(Id), { from })).headers.get('retry-after')).toBe('2');
    expect((await get(world.url, ApiKey, { from })).status).toBe(429);
    await wait(2);
    expect((await get(world.url, ApiKey, { from })).status).toBe(200);
  });

  it('at ids of keys is told the same as at secrets', async () => {
    const { Id } = await newKey();
    const [known, unknown] = [newAddress(), newAddress()];
    const ofKnown = await guess(world.url, Id, known, 12);
    expect(await guess(world.url, '0123456789ab', unknown, 12)).toEqual(ofKnown);
    const bodies = await Promise.all(
      [
        [Id, known],
        ['0123456789ab', unknown],
      ].map(async ([id = '', from]) => {
        const answer = await get(world.url, wrongTokenOf(id), { from });
        return ((await answer.json()) as { Message: string }).Message;
      }),
    );
    expect(bodies[0]).toBe(bodies[1]);
  });

  it('at the sign-in form has to wait too, and the form says so', async () => {
    const from = newAddress();
    const signIn = (secret: string) =>
      fetch(`${world.url}/session`, {
        method: 'POST',
        body: new URLSearchParams({ key: KEY.accessKeyId, secret }),
        headers: { 'x-forwarded-for': from },
        redirect: 'manual',
      });
    const statuses: number[] = [];
    for (let n = 0; n < 10; n += 1) statuses.push((await signIn(`wrong ${n}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 9 }, () => 403), 429]);
    const refused = await signIn(KEY.secretAccessKey);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused.text()).toContain('Too many failed authentications');
  });

  it('with signatures has to wait too; an SDK hears its own exception', async () => {
    const client = world.client({ secretAccessKey: 'a wrong secret' });
    for (let n = 0; n < 9; n += 1) {
      const refused = client.send(new GetAppsCommand({}));
      await expect(refused).rejects.toMatchObject({ name: 'ForbiddenException' });
    }
    await expect(client.send(new GetAppsCommand({}))).rejects.toBeInstanceOf(
      TooManyRequestsException,
    );
    // The SDK sends no X-Forwarded-For, so these came from the address of the proxy itself.
    expect((await get(world.url, (await newKey()).ApiKey, { from: '127.0.0.1' })).status).toBe(200);
  });

  it('by requests that carry no credential, or no valid one, is not counted: nothing was guessed', async () => {
    const from = newAddress();
    for (let n = 0; n < 12; n += 1) {
      const answer = await fetch(`${world.url}/v1/apps`, { headers: { 'x-forwarded-for': from } });
      expect(answer.status).toBe(403);
    }
    const rows = world.deps.db('failed_authentications').where({ source: from });
    expect(await rows).toEqual([]);
  });
});

describe('a request that is in order', () => {
  it('asks the database no more than once before its work, though it might have to wait', async () => {
    const { ApiKey } = await newKey();
    await get(world.url, ApiKey);
    const queries: string[] = [];
    const listen = ({ sql }: { sql: string }) => queries.push(sql);
    world.deps.db.on('query', listen);
    await get(world.url, ApiKey, { path: '/v1/apps/none/endpoints/none' });
    world.deps.db.removeListener('query', listen);
    const before = queries.findIndex((sql) => /from "?projects/.test(sql));
    // The key with its guesses goes straight to the driver; this leased a block for the next requests of the key.
    expect(queries.slice(0, before)).toEqual([expect.stringContaining('rate_limit_buckets')]);
  });
});
