import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createApiKey,
  deleteApiKey,
  ensureRootKey,
  findAccessKey,
  findApiKey,
  listApiKeys,
  openSecret,
} from '../../src/access/index.ts';
import type { Deps } from '../../src/context.ts';
import { createVault } from '../../src/vault.ts';
import { testWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

function withKey(accessKeyId: string, secretAccessKey: string): Deps {
  return { ...world.deps, settings: { ...world.deps.settings, accessKeyId, secretAccessKey } };
}

async function secretOf(deps: Deps, id: string): Promise<string | undefined> {
  const key = await findAccessKey(deps, id);
  return key && openSecret(deps, key);
}

describe('the root key', () => {
  it.each(['abc', 'x'.repeat(128), 'with/slash+and=more'])('may have the id %s', async (id) => {
    const deps = withKey(id, 'first secret');
    await ensureRootKey(deps);
    expect(await secretOf(deps, id)).toBe('first secret');
  });

  it('is not stored in the open', async () => {
    await ensureRootKey(withKey('sealed', 'plain to see'));
    const row = await world.deps
      .db<{ id: string; sealed_secret: Buffer }>('access_keys')
      .where({ id: 'sealed' })
      .first();
    expect(JSON.stringify(row)).not.toContain('plain to see');
    expect(row?.sealed_secret.toString('latin1')).not.toContain('plain to see');
  });

  it('is left as it is by a second start', async () => {
    const deps = withKey('same', 'secret');
    await ensureRootKey(deps);
    const before = await findAccessKey(deps, 'same');
    await ensureRootKey(deps);
    expect(await findAccessKey(deps, 'same')).toEqual(before);
  });

  it('takes the secret of the settings when that has changed', async () => {
    await ensureRootKey(withKey('changing', 'old secret'));
    const deps = withKey('changing', 'new secret');
    await ensureRootKey(deps);
    expect(await secretOf(deps, 'changing')).toBe('new secret');
  });

  it('is sealed again when the master key has changed', async () => {
    await ensureRootKey(withKey('resealed', 'secret'));
    const deps = { ...withKey('resealed', 'secret'), vault: createVault(Buffer.alloc(32, 7)) };
    await ensureRootKey(deps);
    expect(await secretOf(deps, 'resealed')).toBe('secret');
  });

  it('replaces the root key with another id', async () => {
    await ensureRootKey(withKey('former', 'secret'));
    await ensureRootKey(withKey('present', 'secret'));
    expect(await findAccessKey(world.deps, 'former')).toBeUndefined();
    expect(await findAccessKey(world.deps, 'present')).toBeDefined();
  });

  it('is nobody’s concern when the settings have none', async () => {
    const before = await world.deps.db('access_keys');
    await ensureRootKey(world.deps);
    expect(await world.deps.db('access_keys')).toEqual(before);
  });
});

describe('an API key', () => {
  const create = (Name: string, ExpirationDate?: string) =>
    createApiKey(world.ctx, { WriteApiKeyRequest: { Name, ExpirationDate } });

  it('is shown once and stored as a hash', async () => {
    const key = await create('build server');
    expect(key.ApiKey).toMatch(/^cairn_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect(key.ApiKey.endsWith(key.LastFour)).toBe(true);
    const secret = key.ApiKey.slice(`cairn_${key.Id}_`.length);
    const row = await world.deps.db('api_keys').where({ id: key.Id }).first();
    expect(JSON.stringify(row)).not.toContain(secret);
    const { Item } = await listApiKeys(world.ctx, {});
    expect(JSON.stringify(Item)).not.toContain(secret);
    expect(Item.find(({ Id }) => Id === key.Id)).toMatchObject({ Name: 'build server' });
  });

  it('is found by its token, which notes its use, until it is deleted', async () => {
    const { ApiKey, Id } = await create('used');
    expect(await findApiKey(world.deps, ApiKey)).toMatchObject({
      id: Id,
      account: world.ctx.account,
    });
    const { Item } = await listApiKeys(world.ctx, {});
    expect(Item.find((key) => key.Id === Id)?.LastUsedDate).toBeDefined();
    await deleteApiKey(world.ctx, { ApiKeyId: Id });
    expect(await findApiKey(world.deps, ApiKey)).toBeUndefined();
  });

  it('belongs to its account', async () => {
    const { Id, ApiKey } = await create('mine');
    const stranger = { ...world.ctx, account: '111111111111' };
    await expect(deleteApiKey(stranger, { ApiKeyId: Id })).rejects.toThrow('API key not found');
    expect((await listApiKeys(stranger, {})).Item).toEqual([]);
    expect(await findApiKey(world.deps, ApiKey)).toBeDefined();
  });

  it('stops at its expiration date', async () => {
    const { ApiKey } = await create('short', '2999-01-01T00:00:00Z');
    expect(await findApiKey(world.deps, ApiKey)).toBeDefined();
    const later = { ...world.deps, now: () => new Date('2999-01-01T00:00:00Z') };
    expect(await findApiKey(later, ApiKey)).toBeUndefined();
  });

  it('needs a name, and an expiration that lies ahead: both problems are told', async () => {
    await expect(create(' ', '2001-01-01T00:00:00Z')).rejects.toThrow(
      /Name: expected 1 to 64 characters.*; ExpirationDate: must lie ahead/,
    );
  });

  it('lists page by page', async () => {
    const ids = new Set<string>();
    let Token: string | undefined;
    do {
      const page = await listApiKeys(world.ctx, { PageSize: '2', Token });
      expect(page.Item.length).toBeLessThanOrEqual(2);
      page.Item.forEach(({ Id }) => ids.add(Id));
      Token = page.NextToken;
    } while (Token !== undefined);
    const all = await listApiKeys(world.ctx, {});
    expect(ids.size).toBe(all.Item.length);
    expect(all.NextToken).toBeUndefined();
  });
});
