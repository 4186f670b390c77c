import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAccessKey,
  createApiKey,
  createPrincipalApiKey,
  deleteAccessKey,
  deleteApiKey,
  ensureRootKey,
  findAccessKey,
  rotateAccessKey,
  updateAccessKey,
  updateApiKey,
} from '../../src/access/index.ts';
import type { Ctx } from '../../src/context.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, asPrincipal, principal, rootOf } from './callers.ts';

let world: TestWorld;
let PrincipalId: string;
let root: Ctx;
let somebody: Ctx;
beforeAll(async () => {
  world = await accessWorld();
  PrincipalId = await rootOf(world.ctx);
  root = asPrincipal(world.ctx, PrincipalId);
  somebody = asPrincipal(world.ctx, (await principal(world.ctx, 'somebody')).Id);
});
afterAll(() => world.close());

const named = { WriteApiKeyRequest: { Name: 'x' } };

describe('keys of the root principal', () => {
  it('are made by root and by the operator', async () => {
    await expect(createAccessKey(root, { PrincipalId })).resolves.toMatchObject({ PrincipalId });
    await expect(createAccessKey(world.ctx, { PrincipalId })).resolves.toMatchObject({
      PrincipalId,
    });
    await expect(createApiKey(root, named)).resolves.toMatchObject({ PrincipalId });
  });

  it('are neither made nor changed by anybody else, whatever policies they have', async () => {
    const { Id: AccessKeyId } = await createAccessKey(root, { PrincipalId });
    const { Id: ApiKeyId } = await createApiKey(root, named);
    const ids = { PrincipalId, AccessKeyId };
    const calls = [
      () => createAccessKey(somebody, { PrincipalId }),
      () => rotateAccessKey(somebody, ids),
      () => updateAccessKey(somebody, { ...ids, AccessKeyChanges: { Status: 'ACTIVE' } }),
      () => deleteAccessKey(somebody, ids),
      () => createPrincipalApiKey(somebody, { PrincipalId, ...named }),
      () => updateApiKey(somebody, { ApiKeyId, ApiKeyChanges: { Name: 'y' } }),
      () => deleteApiKey(somebody, { ApiKeyId }),
    ];
    for (const call of calls) {
      await expect(call()).rejects.toThrow(
        'The keys of the root principal are made and changed by root alone',
      );
    }
  });

  it('are somebody else’s in another account, also for a root', async () => {
    const stranger = { ...root, account: '999999999999' };
    await expect(createAccessKey(stranger, { PrincipalId })).rejects.toThrow('Principal not found');
  });
});

describe('the root key of the settings', () => {
  const start = (accessKeyId: string) =>
    ensureRootKey({
      ...world.deps,
      settings: { ...world.deps.settings, accessKeyId, secretAccessKey: 'of the settings' },
    });

  it('is changed in the settings alone', async () => {
    await start('FROMSETTINGS');
    const ids = { PrincipalId, AccessKeyId: 'FROMSETTINGS' };
    const calls = [
      () => updateAccessKey(root, { ...ids, AccessKeyChanges: { Status: 'INACTIVE' } }),
      () => rotateAccessKey(root, ids),
      () => deleteAccessKey(root, ids),
    ];
    for (const call of calls) {
      await expect(call()).rejects.toThrow('is the root key of the settings: change CAIRN_ACCESS');
    }
    expect(await findAccessKey(world.deps, 'FROMSETTINGS')).toBeDefined();
  });

  it('leaves root’s other keys as they are, and an earlier one of the settings can be deleted', async () => {
    const { Id } = await createAccessKey(root, { PrincipalId });
    await start('EARLIER');
    await start('LATER');
    expect(await findAccessKey(world.deps, Id)).toBeDefined();
    expect(await findAccessKey(world.deps, 'EARLIER')).toBeUndefined();
    await deleteAccessKey(root, { PrincipalId, AccessKeyId: 'EARLIER' });
  });

  it('takes over a key of the same name that stood for somebody else', async () => {
    const { Id: owner } = await principal(world.ctx, 'former owner');
    const key = await createAccessKey(world.ctx, { PrincipalId: owner });
    await start(key.Id);
    expect(await findAccessKey(world.deps, key.Id)).toMatchObject({ principal: { kind: 'ROOT' } });
  });
});
