import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAccount,
  findAccessKey,
  getAccount,
  listAccounts,
  listPrincipals,
  updateAccount,
} from '../../src/access/index.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, asPrincipal, otherAccount, rootOf } from './callers.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world.close());

const create = (Name: string, more: { Id?: string; CreateAccessKey?: boolean } = {}) =>
  createAccount(world.ctx, { WriteAccountRequest: { Name, ...more } });

describe('a new account', () => {
  it('has a root principal of its own, and an id of 12 digits', async () => {
    const account = await create('Shop');
    expect(account).toMatchObject({ Name: 'Shop', Status: 'ACTIVE' });
    expect(account.Id).toMatch(/^\d{12}$/);
    expect(account).not.toHaveProperty('AccessKey');
    const { Item } = await listPrincipals({ ...world.ctx, account: account.Id }, {});
    expect(Item).toMatchObject([{ Id: account.RootPrincipalId, Kind: 'ROOT', Name: 'root' }]);
  });

  it('may keep the id that it had at AWS', async () => {
    expect(await create('Moved', { Id: '123456789012' })).toMatchObject({ Id: '123456789012' });
    await expect(create('Again', { Id: '123456789012' })).rejects.toThrow(
      'Id is "123456789012": there is such an account',
    );
  });

  it('comes with the first key of its root when asked to', async () => {
    const { Id, AccessKey, RootPrincipalId } = await create('Keyed', { CreateAccessKey: true });
    expect(AccessKey).toMatchObject({ PrincipalId: RootPrincipalId, Status: 'ACTIVE' });
    const found = await findAccessKey(world.deps, AccessKey?.Id ?? '');
    expect(found).toMatchObject({ account: Id, principal: { kind: 'ROOT' } });
  });

  it('is refused with every problem at once, and leaves nothing', async () => {
    const before = await listAccounts(world.ctx, {});
    await expect(create(' ', { Id: '12' })).rejects.toThrow(
      /Id is "12": expected 12 digits.*; Name: expected 1 to 64 characters/,
    );
    expect(await listAccounts(world.ctx, {})).toEqual(before);
  });
});

describe('an account', () => {
  it('is got, listed page by page, and renamed', async () => {
    const { Id } = await create('Old name');
    const changed = await updateAccount(world.ctx, {
      AccountId: Id,
      AccountChanges: { Name: 'New name' },
    });
    expect(changed.Name).toBe('New name');
    expect(await getAccount(world.ctx, { AccountId: Id })).toEqual(changed);
    const first = await listAccounts(world.ctx, { PageSize: '1' });
    const second = await listAccounts(world.ctx, { PageSize: '1', Token: first.NextToken });
    expect(first.Item[0]?.Id).not.toBe(second.Item[0]?.Id);
  });

  it('that is disabled has no working key, until it is active again', async () => {
    const { Id, AccessKey } = await create('Off', { CreateAccessKey: true });
    const set = (Status: 'ACTIVE' | 'DISABLED') =>
      updateAccount(world.ctx, { AccountId: Id, AccountChanges: { Status } });
    await set('DISABLED');
    expect(await findAccessKey(world.deps, AccessKey?.Id ?? '')).toBeUndefined();
    await set('ACTIVE');
    expect(await findAccessKey(world.deps, AccessKey?.Id ?? '')).toBeDefined();
  });

  it('that manages the others can’t be disabled', async () => {
    const { account } = world.ctx;
    await expect(
      updateAccount(world.ctx, { AccountId: account, AccountChanges: { Status: 'DISABLED' } }),
    ).rejects.toThrow('must stay ACTIVE');
  });

  it('that does not exist is not found', async () => {
    await expect(getAccount(world.ctx, { AccountId: '999' })).rejects.toThrow('Account not found');
    await expect(
      updateAccount(world.ctx, { AccountId: '999', AccountChanges: { Name: 'x' } }),
    ).rejects.toThrow('Account not found');
  });
});

describe('somebody of another account', () => {
  it('neither sees nor changes any account, also as root', async () => {
    const stranger = await otherAccount(world.ctx, 'stranger');
    const forbidden = 'Accounts are managed by principals of account 000000000000 alone';
    const own = { AccountId: stranger.account };
    const calls = [
      () => createAccount(stranger, { WriteAccountRequest: { Name: 'x' } }),
      () => getAccount(stranger, own),
      () => listAccounts(stranger, {}),
      () => updateAccount(stranger, { ...own, AccountChanges: { Name: 'x' } }),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(forbidden);
  });
});

it('root of the installation’s account manages accounts', async () => {
  const root = asPrincipal(world.ctx, await rootOf(world.ctx));
  expect((await listAccounts(root, {})).Item.map(({ Id }) => Id)).toContain(world.ctx.account);
});
