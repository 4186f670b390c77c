import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/context.ts';
import { connectDatabase } from '../../src/database.ts';
import { TooManyRequestsError } from '../../src/errors.ts';
import { rateLimiter, removeStaleLimits } from '../../src/rate-limits/index.ts';
import { testWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => (world = await testWorld()));
afterAll(() => world.close());

let keys = 0;
const newKey = (): Actor => ({ kind: 'apiKey', id: `key${(keys += 1)}` });

/** An API process of its own: what it knows of the limits is in the database alone. */
function newProcess(limit: number, limits: Record<string, number> = {}) {
  const settings = {
    ...world.deps.settings,
    rateLimit: limit,
    rateLimits: new Map(Object.entries(limits)),
  };
  return rateLimiter({ ...world.deps, settings });
}

type Process = ReturnType<typeof newProcess>;

async function send(process: Process, key: Actor, count: number, operation = 'GetApp') {
  const sent = Array.from({ length: count }, () => process(key, operation));
  const results = await Promise.allSettled(sent);
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(TooManyRequestsError);
  }
  return results.filter(({ status }) => status === 'fulfilled').length;
}

/** As if that much time had gone by for the bucket. */
const pass = (key: Actor, seconds: number) =>
  world.deps.db.raw(
    `update rate_limit_buckets set refilled_at = refilled_at - :seconds * interval '1 second'
      where credential = :credential`,
    { seconds, credential: `${key.kind}/${key.id}` },
  );

// One request in 1000 seconds refills next to nothing while a test runs.
const SLOW = 0.001;

describe('a bucket', () => {
  it('lets the limit through, whichever of two processes is asked, and no request more', async () => {
    const key = newKey();
    const processes = [newProcess(50), newProcess(50)];
    // Refilled for an hour ahead of now, the bucket gets nothing more while this test runs.
    await processes[0]?.(key, 'GetApp');
    await pass(key, -3600);
    const passed = await Promise.all(processes.map((process) => send(process, key, 80)));
    expect(1 + passed.reduce((a, b) => a + b)).toBe(50);
  });

  it('of a limit below one holds one request', async () => {
    const key = newKey();
    const [first, second] = [newProcess(SLOW), newProcess(SLOW)];
    expect(await send(first, key, 1)).toBe(1);
    expect(await send(second, key, 3)).toBe(0);
    await pass(key, 1000);
    expect(await send(newProcess(SLOW), key, 3)).toBe(1);
  });

  it('is full again after a second, and never more than full', async () => {
    const key = newKey();
    expect(await send(newProcess(5), key, 5)).toBe(5);
    await pass(key, 3600);
    expect(await send(newProcess(5), key, 5)).toBe(5);
    await pass(key, -3600);
    expect(await send(newProcess(5), key, 5)).toBe(0);
  });

  it('is of one key and one operation', async () => {
    const [one, other] = [newKey(), newKey()];
    const process = newProcess(SLOW);
    expect(await send(process, one, 1, 'GetApp')).toBe(1);
    expect(await send(process, one, 1, 'GetApps')).toBe(1);
    expect(await send(process, other, 1, 'GetApp')).toBe(1);
    expect(await send(process, { ...one, kind: 'accessKey' }, 1, 'GetApp')).toBe(1);
    expect(await send(process, one, 1, 'GetApp')).toBe(0);
  });

  it('has the limit of its operation when there is one', async () => {
    const process = newProcess(SLOW, { CreateApp: 3, GetApp: 0 });
    const key = newKey();
    await send(process, key, 1, 'CreateApp');
    expect(await send(process, key, 2, 'CreateApp')).toBe(2);
    expect(await send(process, key, 20, 'GetApp')).toBe(20);
    expect(await send(process, key, 20, 'GetApps')).toBe(1);
  });

  it('tells when to ask again', async () => {
    const process = newProcess(SLOW);
    const key = newKey();
    await process(key, 'GetApp');
    const refused = await process(key, 'GetApp').catch((error: unknown) => error);
    if (!(refused instanceof TooManyRequestsError)) throw new Error('was not refused');
    expect(refused.seconds).toBeGreaterThan(990);
    expect(refused.seconds).toBeLessThanOrEqual(1000);
  });

  it('lets a full second through when nothing came before, though it is taken in blocks', async () => {
    expect(await send(newProcess(1000), newKey(), 1000)).toBe(1000);
  });
});

describe('the database', () => {
  function counted() {
    const queries: string[] = [];
    const db = connectDatabase(String(world.deps.db.client.config.connection.connectionString));
    db.on('query', ({ sql }: { sql: string }) => queries.push(sql));
    return { db, queries };
  }

  it('is asked once in a block of requests, and by one request of many at a time', async () => {
    const { db, queries } = counted();
    const settings = { ...world.deps.settings, rateLimit: 1000, rateLimits: new Map() };
    const process = rateLimiter({ db, settings });
    const key = newKey();
    for (let n = 0; n < 100; n += 1) await process(key, 'GetApp');
    expect(queries).toHaveLength(5);
    await send(process, key, 200);
    expect(queries.length).toBeLessThan(5 + 5);
    await db.destroy();
  });

  it('is not asked by refused requests while it has nothing to give', async () => {
    const { db, queries } = counted();
    const settings = { ...world.deps.settings, rateLimit: SLOW, rateLimits: new Map() };
    const process = rateLimiter({ db, settings });
    const key = newKey();
    expect(await send(process, key, 50)).toBe(1);
    expect(await send(process, key, 50)).toBe(0);
    expect(queries.length).toBeLessThanOrEqual(2);
    await db.destroy();
  });

  it('forgets buckets that are full again', async () => {
    const [old, fresh] = [newKey(), newKey()];
    const process = newProcess(5);
    await process(old, 'GetApp');
    await process(fresh, 'GetApp');
    await pass(old, 3601);
    await removeStaleLimits(world.deps);
    const rows = world.deps
      .db('rate_limit_buckets')
      .whereIn('credential', [`apiKey/${old.id}`, `apiKey/${fresh.id}`]);
    expect(await rows.pluck('credential')).toEqual([`apiKey/${fresh.id}`]);
  });

  it('that fails is not taken for an empty bucket', async () => {
    const { db } = counted();
    await db.destroy();
    const settings = { ...world.deps.settings, rateLimit: 5 };
    const process = rateLimiter({ db, settings });
    const failed = await process(newKey(), 'GetApp').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(failed).not.toBeInstanceOf(TooManyRequestsError);
  });
});
