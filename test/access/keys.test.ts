import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAccessKey,
  deleteAccessKey,
  findAccessKey,
  listAccessKeys,
  openSecret,
  rotateAccessKey,
  updateAccessKey,
} from '../../src/access/index.ts';
import type { Ctx } from '../../src/context.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, otherAccount, principal } from './callers.ts';

let world: TestWorld;
let other: Ctx;
beforeAll(async () => {
  world = await accessWorld();
  other = await otherAccount(world.ctx);
});
afterAll(() => world.close());

const HOUR = 3600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const at = (time: string) => ({ ...world.deps, now: () => new Date(time) });
const works = async (id: string, time = new Date().toISOString()) =>
  (await findAccessKey(at(time), id)) !== undefined;

let count = 0;
async function keyOf(Name = `owner ${(count += 1)}`) {
  const { Id: PrincipalId } = await principal(world.ctx, Name);
  const key = await createAccessKey(world.ctx, { PrincipalId });
  return { PrincipalId, AccessKeyId: key.Id, key };
}

describe('a new access key', () => {
  it('shows its secret once, and is stored sealed', async () => {
    const { key, PrincipalId } = await keyOf();
    expect(key).toMatchObject({ PrincipalId, Status: 'ACTIVE' });
    expect(key.Id).toMatch(/^CAIRN[A-Z2-7]{15}$/);
    expect(key.SecretAccessKey).toHaveLength(40);
    const found = await findAccessKey(world.deps, key.Id);
    expect(found && openSecret(world.deps, found)).toBe(key.SecretAccessKey);
    const { Item } = await listAccessKeys(world.ctx, { PrincipalId });
    const { SecretAccessKey, ...shown } = key;
    expect(Item).toEqual([shown]);
    const stored = await world.ctx
      .db<{ id: string; sealed_secret: Buffer }>('access_keys')
      .where({ id: key.Id })
      .first();
    expect(stored?.sealed_secret.toString('latin1')).not.toContain(SecretAccessKey);
  });

  it('is one of several of a principal', async () => {
    const { PrincipalId, key } = await keyOf();
    const second = await createAccessKey(world.ctx, { PrincipalId });
    const { Item } = await listAccessKeys(world.ctx, { PrincipalId });
    expect(Item.map(({ Id }) => Id).sort()).toEqual([key.Id, second.Id].sort());
    expect([await works(key.Id), await works(second.Id)]).toEqual([true, true]);
  });

  it('stops at its expiration date', async () => {
    const { PrincipalId } = await keyOf();
    const ExpirationDate = inHours(2);
    const key = await createAccessKey(world.ctx, {
      PrincipalId,
      WriteAccessKeyRequest: { ExpirationDate },
    });
    expect(key.ExpirationDate).toBe(ExpirationDate);
    expect(await works(key.Id, inHours(1))).toBe(true);
    expect(await works(key.Id, ExpirationDate)).toBe(false);
  });

  it.each([
    ['a time that is over', '2001-01-01T00:00:00Z', 'must lie ahead'],
    ['no time', 'soon', 'expected an ISO 8601'],
    ['a time without a zone', '2999-01-01T00:00:00', 'expected an ISO 8601'],
    ['30 February', '2999-02-30T00:00:00Z', 'expected an ISO 8601'],
  ])('can’t expire at %s', async (_what, ExpirationDate, problem) => {
    const { PrincipalId } = await keyOf();
    const WriteAccessKeyRequest = { ExpirationDate };
    const making = createAccessKey(world.ctx, { PrincipalId, WriteAccessKeyRequest });
    await expect(making).rejects.toThrow(problem);
    expect((await listAccessKeys(world.ctx, { PrincipalId })).Item).toHaveLength(1);
  });
});

describe('an access key', () => {
  it('stops at once when it is inactive, and works again when it is active', async () => {
    const { key, ...ids } = await keyOf();
    const set = (Status: 'ACTIVE' | 'INACTIVE') =>
      updateAccessKey(world.ctx, { ...ids, AccessKeyChanges: { Status } });
    expect(await set('INACTIVE')).toMatchObject({ Id: key.Id, Status: 'INACTIVE' });
    expect(await works(key.Id)).toBe(false);
    await set('ACTIVE');
    expect(await works(key.Id)).toBe(true);
  });

  it('is given another expiration date, but not one that is over', async () => {
    const { key, ...ids } = await keyOf();
    const ExpirationDate = inHours(1);
    const set = (changes: { ExpirationDate?: string }) =>
      updateAccessKey(world.ctx, { ...ids, AccessKeyChanges: changes });
    expect(await set({ ExpirationDate })).toMatchObject({ ExpirationDate });
    expect(await works(key.Id, inHours(2))).toBe(false);
    await expect(set({ ExpirationDate: '2001-01-01T00:00:00Z' })).rejects.toThrow('must lie ahead');
    expect(await set({})).toMatchObject({ ExpirationDate });
  });

  it('is deleted', async () => {
    const { key, ...ids } = await keyOf();
    expect(await deleteAccessKey(world.ctx, ids)).toMatchObject({ Id: key.Id });
    expect(await works(key.Id)).toBe(false);
    await expect(deleteAccessKey(world.ctx, ids)).rejects.toThrow('Access key not found');
  });

  it('is reached only under its own principal, and never from another account', async () => {
    const { AccessKeyId, PrincipalId } = await keyOf();
    const { PrincipalId: stranger } = await keyOf();
    const AccessKeyChanges = { Status: 'INACTIVE' as const };
    const calls = (ctx: Ctx, PrincipalId: string) => [
      () => updateAccessKey(ctx, { PrincipalId, AccessKeyId, AccessKeyChanges }),
      () => rotateAccessKey(ctx, { PrincipalId, AccessKeyId }),
      () => deleteAccessKey(ctx, { PrincipalId, AccessKeyId }),
    ];
    for (const call of calls(world.ctx, stranger)) {
      await expect(call()).rejects.toThrow('Access key not found');
    }
    for (const call of calls(other, PrincipalId)) {
      await expect(call()).rejects.toThrow('Principal not found');
    }
    await expect(listAccessKeys(other, { PrincipalId })).rejects.toThrow('Principal not found');
    await expect(createAccessKey(other, { PrincipalId })).rejects.toThrow('Principal not found');
    expect(await works(AccessKeyId)).toBe(true);
  });
});

describe('rotation', () => {
  it('makes a new key and lets the old one work for a day', async () => {
    const { key, ...ids } = await keyOf();
    const { AccessKey, PreviousAccessKey } = await rotateAccessKey(world.ctx, ids);
    expect(AccessKey).toMatchObject({ PrincipalId: ids.PrincipalId, Status: 'ACTIVE' });
    expect(AccessKey.Id).not.toBe(key.Id);
    expect(AccessKey.ExpirationDate).toBeUndefined();
    expect(PreviousAccessKey.Id).toBe(key.Id);
    expect([await works(key.Id, inHours(23)), await works(key.Id, inHours(25))]).toEqual([
      true,
      false,
    ]);
    expect(await works(AccessKey.Id, inHours(1000))).toBe(true);
  });

  it('ends the old key when the request says, and the new one too', async () => {
    const { key, ...ids } = await keyOf();
    const WriteRotationRequest = { PreviousExpirationDate: inHours(2), ExpirationDate: inHours(9) };
    const { AccessKey } = await rotateAccessKey(world.ctx, { ...ids, WriteRotationRequest });
    expect([await works(key.Id, inHours(1)), await works(key.Id, inHours(3))]).toEqual([
      true,
      false,
    ]);
    expect(await works(AccessKey.Id, inHours(10))).toBe(false);
  });

  it('never lets the old key live longer than it would have', async () => {
    const { key, ...ids } = await keyOf();
    const ExpirationDate = inHours(3);
    await updateAccessKey(world.ctx, { ...ids, AccessKeyChanges: { ExpirationDate } });
    const { PreviousAccessKey } = await rotateAccessKey(world.ctx, ids);
    expect(PreviousAccessKey).toMatchObject({ Id: key.Id, ExpirationDate });
  });

  it('is refused for a key that does not work, and for dates that are over, all at once', async () => {
    const { key, ...ids } = await keyOf();
    await updateAccessKey(world.ctx, { ...ids, AccessKeyChanges: { Status: 'INACTIVE' } });
    const past = '2001-01-01T00:00:00Z';
    const WriteRotationRequest = { ExpirationDate: past, PreviousExpirationDate: past };
    await expect(rotateAccessKey(world.ctx, { ...ids, WriteRotationRequest })).rejects.toThrow(
      new RegExp(`^ExpirationDate: .*; PreviousExpirationDate: .*; The access key ${key.Id} does`),
    );
    const { Item } = await listAccessKeys(world.ctx, { PrincipalId: ids.PrincipalId });
    expect(Item).toHaveLength(1);
  });
});
