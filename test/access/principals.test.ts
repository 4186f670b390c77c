import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAccessKey,
  createPrincipalApiKey,
  deletePrincipal,
  findAccessKey,
  findApiKey,
  getPrincipal,
  listPrincipals,
  updatePrincipal,
} from '../../src/access/index.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, otherAccount, principal, rootOf } from './callers.ts';

let world: TestWorld;
let other: Awaited<ReturnType<typeof otherAccount>>;
beforeAll(async () => {
  world = await accessWorld();
  other = await otherAccount(world.ctx);
});
afterAll(() => world.close());

describe('a new principal', () => {
  it('is a person or a service account that may do nothing', async () => {
    const made = await principal(world.ctx, 'Ada', 'PERSON');
    expect(made).toMatchObject({
      Name: 'Ada',
      Kind: 'PERSON',
      Status: 'ACTIVE',
      Roles: [],
      Policies: [],
    });
    expect(made.Arn).toBe(
      `arn:aws:mobiletargeting:us-east-1:000000000000:access/principals/${made.Id}`,
    );
    expect(await getPrincipal(world.ctx, { PrincipalId: made.Id })).toEqual(made);
  });

  it('has a name that no other of its account has', async () => {
    await principal(world.ctx, 'Grace');
    await expect(principal(world.ctx, 'Grace', 'SERVICE')).rejects.toThrow(
      'Name is "Grace": there is such a principal',
    );
    await expect(principal(other, 'Grace')).resolves.toMatchObject({ Name: 'Grace' });
  });

  it.each([
    ['nothing', ''],
    ['spaces', '  '],
    ['a space at its end', 'x '],
    ['65 characters', 'x'.repeat(65)],
    ['a line break', 'a\nb'],
    ['an escape sequence', 'a\u001b[2Jb'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('can’t be called %s', async (_what, name) => {
    await expect(principal(world.ctx, name)).rejects.toThrow('Name: expected 1 to 64 characters');
  });

  it('may be called 64 characters, also wide ones', async () => {
    const Name = '🙂'.repeat(64);
    expect(await principal(world.ctx, Name)).toMatchObject({ Name });
  });
});

describe('a principal', () => {
  it('is renamed, but not to a name that is taken', async () => {
    const { Id } = await principal(world.ctx, 'before');
    await principal(world.ctx, 'taken');
    const rename = (Name: string) =>
      updatePrincipal(world.ctx, { PrincipalId: Id, PrincipalChanges: { Name } });
    expect(await rename('after')).toMatchObject({ Id, Name: 'after' });
    await expect(rename('taken')).rejects.toThrow('Name is "taken": there is such a principal');
    await expect(rename('')).rejects.toThrow('Name: expected');
    expect(await getPrincipal(world.ctx, { PrincipalId: Id })).toMatchObject({ Name: 'after' });
  });

  it('of whom nothing is changed stays as it was', async () => {
    const made = await principal(world.ctx, 'same');
    const changed = await updatePrincipal(world.ctx, {
      PrincipalId: made.Id,
      PrincipalChanges: {},
    });
    expect(changed).toEqual(made);
  });

  it('that is disabled has no working keys, until it is active again', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'sleeper');
    const key = await createAccessKey(world.ctx, { PrincipalId });
    const set = (Status: 'ACTIVE' | 'DISABLED') =>
      updatePrincipal(world.ctx, { PrincipalId, PrincipalChanges: { Status } });
    expect(await set('DISABLED')).toMatchObject({ Status: 'DISABLED' });
    expect(await findAccessKey(world.deps, key.Id)).toBeUndefined();
    await set('ACTIVE');
    expect(await findAccessKey(world.deps, key.Id)).toBeDefined();
  });

  it('is deleted with all of its keys', async () => {
    const made = await principal(world.ctx, 'leaver');
    const PrincipalId = made.Id;
    const accessKey = await createAccessKey(world.ctx, { PrincipalId });
    const apiKey = await createPrincipalApiKey(world.ctx, {
      PrincipalId,
      WriteApiKeyRequest: { Name: 'x' },
    });
    expect(await deletePrincipal(world.ctx, { PrincipalId })).toEqual(made);
    expect(await findAccessKey(world.deps, accessKey.Id)).toBeUndefined();
    expect(await findApiKey(world.deps, apiKey.ApiKey)).toBeUndefined();
    await expect(getPrincipal(world.ctx, { PrincipalId })).rejects.toThrow('Principal not found');
  });

  it('is listed page by page, with all others of its account and no other', async () => {
    const seen: string[] = [];
    let Token: string | undefined;
    do {
      const page = await listPrincipals(world.ctx, { PageSize: '2', Token });
      expect(page.Item.length).toBeLessThanOrEqual(2);
      seen.push(...page.Item.map(({ Id }) => Id));
      Token = page.NextToken;
    } while (Token !== undefined);
    const all = await world.ctx.db('principals').where({ account_id: world.ctx.account });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(all.length);
  });

  it('of another account is not found, whatever is asked', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'ours');
    const calls = [
      () => getPrincipal(other, { PrincipalId }),
      () => updatePrincipal(other, { PrincipalId, PrincipalChanges: { Status: 'DISABLED' } }),
      () => deletePrincipal(other, { PrincipalId }),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow('Principal not found');
    expect(await getPrincipal(world.ctx, { PrincipalId })).toMatchObject({ Status: 'ACTIVE' });
  });
});

describe('the root principal', () => {
  it('can be neither disabled nor deleted', async () => {
    const PrincipalId = await rootOf(other);
    await expect(
      updatePrincipal(other, { PrincipalId, PrincipalChanges: { Status: 'DISABLED' } }),
    ).rejects.toThrow("it can't be disabled");
    await expect(deletePrincipal(other, { PrincipalId })).rejects.toThrow("it can't be deleted");
  });
});
