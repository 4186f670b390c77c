import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createApiKey,
  createPrincipalApiKey,
  deleteApiKey,
  findApiKey,
  listApiKeys,
  updateApiKey,
} from '../../src/access/index.ts';
import type { Ctx } from '../../src/context.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, asPrincipal, otherAccount, principal } from './callers.ts';

let world: TestWorld;
let other: Ctx;
beforeAll(async () => {
  world = await accessWorld();
  other = await otherAccount(world.ctx);
});
afterAll(() => world.close());

const named = (Name: string) => ({ WriteApiKeyRequest: { Name } });
const isKnown = async (token: string) => (await findApiKey(world.deps, token)) !== undefined;

describe('an API key', () => {
  it('stands for whoever makes it', async () => {
    const { Id } = await principal(world.ctx, 'maker');
    const key = await createApiKey(asPrincipal(world.ctx, Id), named('mine'));
    expect(key).toMatchObject({ PrincipalId: Id, Status: 'ACTIVE', Name: 'mine' });
    expect(await findApiKey(world.deps, key.ApiKey)).toMatchObject({
      principal: { id: Id, name: 'maker' },
    });
  });

  it('is made for another principal, and listed among theirs alone', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'shop', 'SERVICE');
    const key = await createPrincipalApiKey(world.ctx, { PrincipalId, ...named('for the shop') });
    const { ApiKey, ...shown } = key;
    const { Item } = await listApiKeys(world.ctx, { PrincipalId });
    expect(Item).toEqual([shown]);
    expect(JSON.stringify(Item)).not.toContain(ApiKey);
  });

  it('stops when it is inactive, works when it is active, is renamed and given an end', async () => {
    const { Id: ApiKeyId, ApiKey } = await createApiKey(world.ctx, named('changing'));
    const change = (ApiKeyChanges: Parameters<typeof updateApiKey>[1]['ApiKeyChanges']) =>
      updateApiKey(world.ctx, { ApiKeyId, ApiKeyChanges });
    expect(await change({ Status: 'INACTIVE' })).toMatchObject({ Status: 'INACTIVE' });
    expect(await isKnown(ApiKey)).toBe(false);
    const ExpirationDate = '2999-01-01T00:00:00.000Z';
    const changed = await change({ Status: 'ACTIVE', Name: 'changed', ExpirationDate });
    expect(changed).toMatchObject({ Status: 'ACTIVE', Name: 'changed', ExpirationDate });
    expect(await isKnown(ApiKey)).toBe(true);
    expect(await change({})).toEqual({ ...changed, LastUsedDate: expect.any(String) });
    await expect(
      change({ Name: '', ExpirationDate: '2001-01-01T00:00:00Z', Status: 'INACTIVE' }),
    ).rejects.toThrow(/Name: expected.*; ExpirationDate: must lie ahead/);
    expect(await isKnown(ApiKey)).toBe(true);
  });

  it('is not found from another account, nor is its principal', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'hidden');
    const { Id: ApiKeyId, ApiKey } = await createPrincipalApiKey(world.ctx, {
      PrincipalId,
      ...named('hidden'),
    });
    const ApiKeyChanges = { Status: 'INACTIVE' as const };
    await expect(updateApiKey(other, { ApiKeyId, ApiKeyChanges })).rejects.toThrow(
      'API key not found',
    );
    await expect(deleteApiKey(other, { ApiKeyId })).rejects.toThrow('API key not found');
    await expect(listApiKeys(other, { PrincipalId })).rejects.toThrow('Principal not found');
    await expect(createPrincipalApiKey(other, { PrincipalId, ...named('x') })).rejects.toThrow(
      'Principal not found',
    );
    expect(await isKnown(ApiKey)).toBe(true);
  });
});
