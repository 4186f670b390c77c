import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { newId } from '../../src/ids.ts';
import { startMetricsServer } from '../../src/metrics-server.ts';
import { OPERATIONS } from '../../src/api/model.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let root: string;
beforeAll(async () => {
  world = await apiWorld((deps) => ({
    ...deps,
    settings: { ...deps.settings, rateLimits: new Map([['GetApp', 0.001]]) },
  }));
  root = await tokenFor(world.ctx.account);
});
afterAll(() => world.close());

/** An API key of the account's root, or of somebody who may do nothing. */
async function tokenFor(account: string, kind: 'ROOT' | 'PERSON' = 'ROOT'): Promise<string> {
  const { db } = world.deps;
  await db('accounts').insert({ id: account, name: account }).onConflict('id').ignore();
  const { ApiKey, Id } = await createApiKey(
    { ...world.ctx, account },
    {
      WriteApiKeyRequest: { Name: newId() },
    },
  );
  if (kind === 'PERSON') {
    const principal_id = newId();
    await db('principals').insert({
      id: principal_id,
      account_id: account,
      kind,
      name: principal_id,
    });
    await db('api_keys').where({ id: Id }).update({ principal_id });
  }
  return ApiKey;
}

const get = (path: string, token?: string) =>
  fetch(`${world.url}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

/** The value of a series of this process. */
async function value(series: string): Promise<number> {
  const text = await (await get('/metrics', root)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? 0 : Number(line.slice(series.length + 1));
}

/** By how much a series grows while something is done. */
async function growth(series: string, work: () => Promise<unknown>): Promise<number> {
  const before = await value(series);
  await work();
  // A request counts when its connection says that it is over, which may be after its answer is read.
  await expect.poll(() => value(series)).not.toBe(before);
  return (await value(series)) - before;
}

describe('metrics', () => {
  it('count requests by operation and status', async () => {
    const series = 'cairn_http_requests_total{operation="GetApps",status="200"}';
    expect(await growth(series, () => get('/v1/apps', root))).toBe(1);
    const failed = 'cairn_http_requests_total{operation="GetSegment",status="404"}';
    expect(await growth(failed, () => get('/v1/apps/x/segments/y', root))).toBe(1);
    const time = 'cairn_http_request_duration_seconds_count{operation="GetApps"}';
    expect(await growth(time, () => get('/v1/apps', root))).toBe(1);
  });

  it('have no label that a caller makes up', async () => {
    const none = 'cairn_http_requests_total{operation="none",status="404"}';
    expect(await growth(none, () => get('/v1/nowhere/ada@example.com', root))).toBe(1);
    const text = await (await get('/metrics', root)).text();
    const named = [...text.matchAll(/operation="([^"]*)"/g)].map(([, name]) => name);
    const known = new Set([...OPERATIONS.map(({ name }) => name), 'GetMetrics', 'none']);
    expect(named.filter((name) => !known.has(name ?? ''))).toEqual([]);
  });

  it('count what was over its limit, and credentials that did not fit', async () => {
    await get('/v1/apps/a', root);
    const limited = 'cairn_rate_limited_requests_total{operation="GetApp"}';
    expect(await growth(limited, () => get('/v1/apps/a', root))).toBe(1);
    const wrong = `cairn_${'0'.repeat(12)}_${'A'.repeat(43)}`;
    expect(await growth('cairn_authentication_failures_total', () => get('/v1/apps', wrong))).toBe(
      1,
    );
  });

  it('tell of the process, its pool and what it is at', async () => {
    expect(await value('cairn_http_requests_in_flight')).toBe(1);
    expect(await value('process_start_time_seconds')).toBeGreaterThan(0);
    expect(await value('cairn_db_pool_connections{state="free"}')).toBeGreaterThan(0);
    expect(await value('cairn_db_pool_connections{state="waited_for"}')).toBe(0);
  });

  it('are for whoever may read them, in the format of Prometheus', async () => {
    const answer = await get('/metrics', root);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect((await get('/metrics')).status).toBe(403);
    const nobody = await get('/metrics', await tokenFor(world.ctx.account, 'PERSON'));
    expect(nobody.status).toBe(403);
    expect(await nobody.text()).toContain('cairn:GetMetrics');
  });

  it('are for Cairn’s own account only: they are about all of them', async () => {
    const stranger = await get('/metrics', await tokenFor('123456789012'));
    expect(stranger.status).toBe(403);
    const [event] = await world.deps.db('audit_events').where({ account_id: '123456789012' });
    expect(event).toMatchObject({ action: 'cairn:GetMetrics', decision: 'DENIED' });
  });
});

describe('the port of their own', () => {
  it('gives the same without a key, and nothing else', async () => {
    const server = await startMetricsServer(world.deps, 0);
    const url = `http://127.0.0.1:${server.port}`;
    const answer = await fetch(`${url}/metrics`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('cairn_db_pool_connections{state="used"}');
    expect((await fetch(`${url}/v1/apps`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
    await server.stop();
    await expect(fetch(`${url}/metrics`)).rejects.toThrow();
  });

  it('that is taken ends the start with one line', async () => {
    const server = await startMetricsServer(world.deps, 0);
    const { port } = server;
    await expect(startMetricsServer(world.deps, port)).rejects.toThrow(
      `CAIRN_METRICS_PORT: port ${port} can't be listened on`,
    );
    await server.stop();
  });
});
