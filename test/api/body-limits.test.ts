import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { apiWorld, type ApiWorld } from './server.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

const LIMIT = 4 * 1024 * 1024;

it('PutEvents takes 4 MB and not a byte more', async () => {
  const { Id } = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
  const event = { EventType: 'opened', Timestamp: '2026-11-01T10:00:00Z' };
  const events = JSON.stringify({ BatchItem: { phone: { Endpoint: {}, Events: { e: event } } } });
  const post = (path: string, bytes: number) =>
    fetch(`${world.url}/v1/apps/${Id}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.ApiKey}` },
      body: events.padEnd(bytes),
    });
  expect((await post('events', LIMIT)).status).toBe(202);
  const answer = await post('events', LIMIT + 1);
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([
    413,
    'PayloadTooLargeException',
  ]);
  expect(await answer.json()).toMatchObject({
    Message: 'The request body has 4194305 bytes: PutEvents takes at most 4 MB (4194304 bytes)',
  });
  // The others take up to 7 MB: this one is read, and is no segment.
  expect((await post('segments', LIMIT + 1)).status).toBe(400);
});
