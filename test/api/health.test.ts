import { expect, it } from 'vitest';
import { apiWorld } from './server.ts';

it('/healthz answers while the process lives, /readyz while it can work', async () => {
  const world = await apiWorld();
  try {
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${world.url}/readyz`);
    expect(ready.status).toBe(200);
    const up = { state: 'up', latencyMs: expect.any(Number) };
    expect(await ready.json()).toEqual({
      status: 'ready',
      dependencies: { postgres: up, temporal: up },
    });
  } finally {
    await world.close();
  }
});

it('/readyz is 503 and names the workflow engine when that is missing', async () => {
  const world = await apiWorld((deps) => ({
    ...deps,
    orchestrator: { ...deps.orchestrator, ping: () => Promise.reject(new Error('refused')) },
  }));
  try {
    const response = await fetch(`${world.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'not ready',
      dependencies: { postgres: { state: 'up' }, temporal: { state: 'down' } },
    });
  } finally {
    await world.close();
  }
});

it('/readyz is 503 and names Postgres when that is missing, and /healthz goes on', async () => {
  const world = await apiWorld();
  try {
    await world.deps.db.destroy();
    const response = await fetch(`${world.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ dependencies: { postgres: { state: 'down' } } });
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
  } finally {
    await world.close();
  }
});

it('every answer keeps out of caches, frames and the browser’s guesses', async () => {
  const world = await apiWorld();
  try {
    for (const path of ['/healthz', '/v1/apps', '/nothing', '/session', '/docs']) {
      const { headers } = await fetch(`${world.url}${path}`);
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('x-amzn-requestid'), path).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-powered-by'), path).toBeNull();
    }
  } finally {
    await world.close();
  }
});
