import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { etagOf } from '../../src/api/etag.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let authorization: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'etag' } });
  authorization = `Bearer ${key.ApiKey}`;
});
afterAll(() => world.close());

const call = (method: string, path: string, body?: unknown) =>
  fetch(`${world.url}${path}`, { method, headers: { authorization }, body: JSON.stringify(body) });

describe('the ETag of a versioned resource', () => {
  it('is the same until the resource changes', async () => {
    const app = await call('POST', '/v1/apps', { Name: 'etag' });
    const { Id } = (await app.json()) as { Id: string };
    const made = await call('POST', `/v1/apps/${Id}/segments`, { Name: 'one' });
    const segment = (await made.json()) as { Id: string };
    const path = `/v1/apps/${Id}/segments/${segment.Id}`;
    const tag = async () => (await call('GET', path)).headers.get('etag');

    const first = made.headers.get('etag');
    expect(first).toMatch(/^W\/"1-[^"]+"$/);
    expect(await tag()).toBe(first);
    const changed = await call('PUT', path, { Name: 'two' });
    expect(changed.headers.get('etag')).toMatch(/^W\/"2-/);
    expect(await tag()).toBe(changed.headers.get('etag'));
  });

  it('is not on lists and errors', async () => {
    expect((await call('GET', '/v1/apps')).headers.get('etag')).toBeNull();
    expect((await call('GET', '/v1/apps/none')).headers.get('etag')).toBeNull();
  });

  it.each([
    [{ Version: '2' }, 'W/"2"'],
    [
      { Version: 3, LastModifiedDate: '2026-01-31T09:00:00.000Z' },
      'W/"3-2026-01-31T09:00:00.000Z"',
    ],
    [{ LastModifiedDate: '2026-01-31T09:00:00.000Z' }, 'W/"2026-01-31T09:00:00.000Z"'],
    [{ Version: 'a"\r\nx: y' }, 'W/"a-x:-y"'],
    [{ Version: {} }, undefined],
    [Object.create({ Version: '1' }), undefined],
    [undefined, undefined],
  ])('of %j is %s', (body: unknown, expected) => {
    expect(etagOf(body)).toBe(expected);
  });
});
