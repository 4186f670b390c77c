import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../../src/access/index.ts';
import { apiWorld } from '../server.ts';
import type { ApiWorld } from '../server.ts';
import { makeCaller, project } from './caller.ts';
import type { Caller } from './caller.ts';

let world: ApiWorld;
let call: Caller;
let now = new Date();
beforeAll(async () => {
  world = await apiWorld((deps) => ({ ...deps, now: () => now }));
  call = await makeCaller(world);
});
afterAll(() => world.close());

const APPS = '/v1/apps';
const named = (name: string) => world.ctx.db('projects').where({ name });

describe('a request with the Idempotency-Key of an earlier one', () => {
  it('gets the same answer, which says so', async () => {
    const first = await call(APPS, project('Same'), { key: 'same' });
    expect(first).toMatchObject({ status: 201, isReplay: false });
    expect(await call(APPS, project('Same'), { key: 'same' })).toEqual({
      ...first,
      isReplay: true,
    });
    expect(await named('Same')).toHaveLength(1);
  });

  it('gets it whatever its SDK says of the call', async () => {
    const sdk = (id: string) => ({ key: 'wins', headers: { 'amz-sdk-invocation-id': id } });
    await call(APPS, project('Wins'), sdk('call-1'));
    expect((await call(APPS, project('Wins'), sdk('call-2'))).isReplay).toBe(true);
  });

  it('is refused when it has other contents', async () => {
    await call(APPS, project('One'), { key: 'reused' });
    expect(await call(APPS, project('Other'), { key: 'reused' })).toMatchObject({
      status: 422,
      type: 'BadRequestException',
      isReplay: false,
      body: { Message: 'Idempotency-Key: was given to a request with other contents' },
    });
    expect(await named('Other')).toEqual([]);
  });

  it('is a new one after 24 hours', async () => {
    const first = await call(APPS, project('Daily'), { key: 'daily' });
    const then = now;
    now = new Date(then.getTime() + 24 * 60 * 60_000 - 1);
    expect((await call(APPS, project('Daily'), { key: 'daily' })).isReplay).toBe(true);
    now = new Date(then.getTime() + 24 * 60 * 60_000);
    const next = await call(APPS, project('Daily'), { key: 'daily' });
    expect(next).toMatchObject({ status: 201, isReplay: false });
    expect(next.requestId).not.toBe(first.requestId);
    expect(await call(APPS, project('Daily'), { key: 'daily' })).toEqual({
      ...next,
      isReplay: true,
    });
    expect(await named('Daily')).toHaveLength(2);
  });

  it('is a new one of another account, of another credential and of another path', async () => {
    const stranger = await makeCaller(world, '999999999999');
    const colleague = await makeCaller(world);
    const [mine, theirs, ours] = [
      await call(APPS, project('Each'), { key: 'each' }),
      await stranger(APPS, project('Each'), { key: 'each' }),
      await colleague(APPS, project('Each'), { key: 'each' }),
    ];
    expect(new Set([mine, theirs, ours].map(({ body }) => body.Id)).size).toBe(3);

    const segment = { Name: 'All' };
    for (const { body } of [mine, ours]) {
      const path = `${APPS}/${body.Id}/segments`;
      const made = await call(path, segment, { key: 'each' });
      expect(made).toMatchObject({ status: 201, isReplay: false });
      expect((await call(`${path}/`, segment, { key: 'each' })).isReplay).toBe(true);
    }
  });

  it('is no reason to let somebody in', async () => {
    await call(APPS, project('Closed'), { key: 'closed' });
    const authorization = `Bearer cairn_000000000000_${'x'.repeat(43)}`;
    const stranger = await call(APPS, project('Closed'), {
      key: 'closed',
      headers: { authorization },
    });
    expect(stranger).toMatchObject({ status: 403, isReplay: false });
  });
});

describe('an Idempotency-Key', () => {
  it.each([
    ['of 255 characters', 'k'.repeat(255), 201],
    ['of 256 characters', 'k'.repeat(256), 400],
    ['that is empty', '', 400],
    ['with characters that are not ASCII', 'schlüssel', 400],
  ])('%s answers %s', async (_what, key, status) => {
    const answer = await call(APPS, project('Length'), { key });
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.Message).toMatch(/^Idempotency-Key: expected 1 to 255/);
  });

  it('that is given twice is refused', async () => {
    // fetch would join the two headers into one.
    const { ApiKey } = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
    const headers = { authorization: `Bearer ${ApiKey}`, 'idempotency-key': ['one', 'two'] };
    const status = await new Promise((resolve, reject) => {
      const req = request(`${world.url}${APPS}`, { method: 'POST', headers }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      req.on('error', reject).end(JSON.stringify(project('Two keys')));
    });
    expect(status).toBe(400);
    expect(await named('Two keys')).toEqual([]);
  });
});

describe('a version made by an update', () => {
  it('is made once', async () => {
    const { body: app } = await call(APPS, project('Versions'));
    const { body: made } = await call(`${APPS}/${app.Id}/segments`, { Name: 'All' });
    const path = `${APPS}/${app.Id}/segments/${made.Id}`;
    const update = () => call(path, { Name: 'Everybody' }, { key: 'v2', method: 'PUT' });
    expect((await update()).body.Version).toBe(2);
    expect(await update()).toMatchObject({ isReplay: true, body: { Version: 2 } });
  });
});
