import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { startApi } from '../../src/api/index.ts';
import { testWorld } from '../support/world.ts';
import { apiWorld } from './server.ts';

it('a port that is taken ends the start with an error', async () => {
  const world = await testWorld();
  const first = await startApi({ ...world.deps, settings: { ...world.deps.settings, port: 0 } });
  const port = Number(new URL(first.url).port);
  const second = startApi({ ...world.deps, settings: { ...world.deps.settings, port } });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.close();
  await world.close();
});

it('the log has one line for each request, and no secret or personal id in it', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const world = await apiWorld((deps) => ({ ...deps, log: pino({ level: 'info' }, stream) }));
  try {
    const { ApiKey } = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'log' } });
    const project = 'a'.repeat(32);
    const response = await fetch(`${world.url}/v1/apps/${project}/users/ada@example.com?x=hush`, {
      headers: { authorization: `Bearer ${ApiKey}` },
    });
    await response.text();
    await expect.poll(() => lines.length).toBe(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      method: 'GET',
      route: '/v1/apps/{application-id}/users/{user-id}',
      status: 404,
      requestId: response.headers.get('x-amzn-requestid'),
      keyId: ApiKey.split('_')[1],
    });
    expect(lines[0]).not.toMatch(/ada@|hush/);
    expect(lines[0]).not.toContain(ApiKey);
  } finally {
    await world.close();
  }
});
