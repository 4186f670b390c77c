import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeShop } from '../../messages/shop.ts';
import { apiWorld } from '../server.ts';
import type { ApiWorld } from '../server.ts';
import { makeCaller, project } from './caller.ts';
import type { Caller } from './caller.ts';

let world: ApiWorld;
let call: Caller;
let keepsAnswers = true;
beforeAll(async () => {
  world = await apiWorld((deps) => ({
    ...deps,
    vault: {
      ...deps.vault,
      seal(purpose, text) {
        if (!keepsAnswers && purpose.startsWith('idempotency/'))
          throw new Error('The disk is full');
        return deps.vault.seal(purpose, text);
      },
    },
  }));
  call = await makeCaller(world);
});
afterAll(() => world.close());

const APPS = '/v1/apps';
const named = (name: string) => world.ctx.db('projects').where({ name });
const raw = (sql: string) => world.ctx.db.raw(sql);

/** Nobody makes a project until `work` is done. */
async function whileProjectsAreLocked<T>(work: (lock: Knex.Transaction) => Promise<T>): Promise<T> {
  return world.ctx.db.transaction(async (lock) => {
    await lock.raw('lock table projects in exclusive mode');
    return work(lock);
  });
}

/** The request waits for the lock: its claim is made, its work is not. */
async function isWaiting(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await raw(
      `select from pg_locks where relation = 'projects'::regclass and not granted`,
    );
    expect(rows).toHaveLength(1);
  });
}

const endLease = () =>
  raw(
    `update idempotent_requests set leased_until = now() - interval '1 second' where answer is null`,
  );

describe('while the first attempt runs', () => {
  it('a second one is refused, and gets the answer afterwards', async () => {
    const attempt = () => call(APPS, project('Slow'), { key: 'slow' });
    const first = await whileProjectsAreLocked(async () => {
      const running = attempt();
      await isWaiting();
      expect(await attempt()).toMatchObject({ status: 409, type: 'ConflictException' });
      expect((await call(APPS, project('Other'), { key: 'slow' })).status).toBe(422);
      return { running };
    });
    const answer = await first.running;
    expect(answer.status).toBe(201);
    expect(await attempt()).toEqual({ ...answer, isReplay: true });
    expect(await named('Slow')).toHaveLength(1);
  });

  it('of many twins one does the work', async () => {
    const twins = await Promise.all(
      Array.from({ length: 8 }, () => call(APPS, project('Twins'), { key: 'twins' })),
    );
    expect(twins.filter(({ status, isReplay }) => status === 201 && !isReplay)).toHaveLength(1);
    for (const { status, isReplay } of twins) {
      expect([status, isReplay]).toEqual(status === 201 ? [201, expect.anything()] : [409, false]);
    }
    expect(await named('Twins')).toHaveLength(1);
  });

  it('one that outlives its lease makes nothing: the other one did', async () => {
    const attempt = () => call(APPS, project('Zombie'), { key: 'zombie' });
    const { first, second } = await whileProjectsAreLocked(async () => {
      const first = attempt();
      await isWaiting();
      await endLease();
      const second = attempt();
      await vi.waitFor(async () => {
        const { rows } = await raw(`select from idempotent_requests where attempt = 2`);
        expect(rows).toHaveLength(1);
      });
      return { first, second };
    });
    expect((await first).status).toBe(409);
    expect((await second).status).toBe(201);
    expect(await named('Zombie')).toHaveLength(1);
    expect(await attempt()).toEqual({ ...(await second), isReplay: true });
  });
});

describe('a send whose process dies before its answer is kept', () => {
  it('sends nothing again, and gets the same results', async () => {
    const shop = await makeShop(world.ctx);
    const path = `/v1/apps/${shop.projectId}/messages`;
    const message = {
      Addresses: {
        'ann@example.com': { ChannelType: 'EMAIL' },
        '+14155550100': { ChannelType: 'SMS' },
      },
      MessageConfiguration: { DefaultMessage: { Body: 'Hello' } },
    };
    const attempt = () => call(path, message, { key: 'order-7' });

    keepsAnswers = false;
    const first = await attempt().finally(() => (keepsAnswers = true));
    expect(first).toMatchObject({ status: 200, isReplay: false });
    expect((await attempt()).status).toBe(409);

    await endLease();
    expect(await attempt()).toEqual(first);
    expect(await shop.outbox()).toHaveLength(2);
    expect(await attempt()).toEqual({ ...first, isReplay: true });
    await call(path, message, { key: 'order-8' });
    expect(await shop.outbox()).toHaveLength(4);
  });
});

describe('what is not kept', () => {
  it('is a refusal by the model: the corrected request is another first one', async () => {
    const wrong = await call(APPS, { Name: 7 }, { key: 'corrected' });
    expect(wrong.status).toBe(400);
    expect((await call(APPS, project('Right'), { key: 'corrected' })).status).toBe(201);
  });

  it('is a refusal by the verb either', async () => {
    const path = `${APPS}/${'0'.repeat(32)}/segments`;
    expect((await call(path, { Name: 'All' }, { key: 'refused' })).status).toBe(404);
    const again = await call(path, { Name: 'Some' }, { key: 'refused' });
    expect(again).toMatchObject({ status: 404, isReplay: false });
  });

  it('is a defect: the same request goes on at once, another one may not', async () => {
    const attempt = () => call(APPS, project('Broken'), { key: 'broken' });
    await raw(`alter table projects add constraint broken check (name <> 'Broken')`);
    expect((await attempt()).status).toBe(500);
    await raw('alter table projects drop constraint broken');
    expect((await call(APPS, project('Other'), { key: 'broken' })).status).toBe(422);
    expect(await attempt()).toMatchObject({ status: 201, isReplay: false });
    expect(await named('Broken')).toHaveLength(1);
  });

  it('is half a piece of work: without the answer there is no project', async () => {
    const attempt = () => call(APPS, project('Half'), { key: 'half' });
    keepsAnswers = false;
    const first = await attempt().finally(() => (keepsAnswers = true));
    expect(first.status).toBe(500);
    expect(await named('Half')).toEqual([]);
    expect((await attempt()).status).toBe(201);
  });
});
