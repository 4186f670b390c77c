import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAccessKey,
  deletePrincipalRole,
  findAccessKey,
  getPrincipal,
  listRoles,
  putPrincipalRole,
} from '../../src/access/index.ts';
import access from '../../src/api/extensions/access.json' with { type: 'json' };
import { ACTIONS } from '../../src/actions.ts';
import type { Ctx } from '../../src/context.ts';
import {
  isRoleId,
  ROLES,
  unknownActions,
  validatePolicy,
  type RoleId,
} from '../../src/domain/access/index.ts';
import { createApp, deleteApp } from '../../src/projects/index.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, otherAccount, principal, rootOf } from './callers.ts';

let world: TestWorld;
let other: Ctx;
beforeAll(async () => {
  world = await accessWorld();
  other = await otherAccount(world.ctx);
});
afterAll(() => world.close());

async function project(ctx: Ctx): Promise<string> {
  const { Id = '' } = await createApp(ctx, { CreateApplicationRequest: { Name: 'shop' } });
  return Id;
}

const put = (PrincipalId: string, RoleId: RoleId, ApplicationId?: string) =>
  putPrincipalRole(world.ctx, { PrincipalId, RoleId, ApplicationId });
const take = (PrincipalId: string, RoleId: RoleId, ApplicationId?: string) =>
  deletePrincipalRole(world.ctx, { PrincipalId, RoleId, ApplicationId });

describe('the ready-made roles', () => {
  it('are told with what each may do in the caller’s account', async () => {
    const { Item } = await listRoles(other);
    expect(Item.map(({ Id }) => Id)).toEqual(Object.keys(ROLES));
    for (const { PolicyDocument, Description } of Item) {
      expect(Description).not.toBe('');
      expect(validatePolicy(JSON.parse(PolicyDocument))).toEqual([]);
      expect(unknownActions(JSON.parse(PolicyDocument), ACTIONS)).toEqual([]);
      expect(PolicyDocument).toContain(`:${other.account}:`);
    }
  });

  it('are those that the wire knows', () => {
    expect(access.shapes.RoleId.enum).toEqual(Object.keys(ROLES));
    expect(access.shapes.RoleId.enum.every(isRoleId)).toBe(true);
  });
});

describe('a role', () => {
  it('is refused to who has 200, as all of them are read with each request', async () => {
    const { Id } = await principal(world.ctx, 'collector');
    const ids = Array.from({ length: 200 }, (_, at) => `many${at}`);
    const mine = { account_id: world.ctx.account, name: 'one of many' };
    await world.ctx.db('projects').insert(ids.map((id) => ({ id, ...mine })));
    for (const id of ids) await put(Id, 'sender', id);
    await expect(put(Id, 'sender')).rejects.toThrow('200 roles, the most');
    expect((await getPrincipal(world.ctx, { PrincipalId: Id })).Roles).toHaveLength(200);
    await put(Id, 'sender', ids[0]);
  });

  it('is given for all projects or for one, each by itself', async () => {
    const { Id } = await principal(world.ctx, 'several roles');
    const shop = await project(world.ctx);
    await put(Id, 'sender', shop);
    await put(Id, 'read-only');
    const { Roles } = await put(Id, 'sender');
    expect(Roles).toEqual([
      { RoleId: 'read-only', GrantDate: expect.any(String) },
      { RoleId: 'sender', GrantDate: expect.any(String) },
      { RoleId: 'sender', ApplicationId: shop, GrantDate: expect.any(String) },
    ]);
    const left = await take(Id, 'sender');
    expect(left.Roles).toMatchObject([
      { RoleId: 'read-only' },
      { RoleId: 'sender', ApplicationId: shop },
    ]);
    expect((await take(Id, 'sender', shop)).Roles).toMatchObject([{ RoleId: 'read-only' }]);
  });

  it('that is given twice is there once, since the first time', async () => {
    const { Id } = await principal(world.ctx, 'twice');
    const once = await put(Id, 'analyst');
    expect(await put(Id, 'analyst')).toEqual(once);
  });

  it('is what the next request of a key is decided by', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'at once');
    const { Id } = await createAccessKey(world.ctx, { PrincipalId });
    const roles = async () => (await findAccessKey(world.deps, Id))?.principal.roles;
    expect(await roles()).toEqual([]);
    await put(PrincipalId, 'marketer');
    expect(await roles()).toEqual([{ role: 'marketer', projectId: null }]);
    await take(PrincipalId, 'marketer');
    expect(await roles()).toEqual([]);
  });

  it('goes with its project', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'short-lived');
    const shop = await project(world.ctx);
    await put(PrincipalId, 'sender', shop);
    await deleteApp(world.ctx, { ApplicationId: shop });
    expect((await getPrincipal(world.ctx, { PrincipalId })).Roles).toEqual([]);
  });

  it('can’t be taken from who does not have it', async () => {
    const { Id } = await principal(world.ctx, 'without');
    const shop = await project(world.ctx);
    await put(Id, 'sender', shop);
    await expect(take(Id, 'sender')).rejects.toThrow(
      'The principal does not have the role sender for all projects',
    );
    await expect(take(Id, 'analyst', shop)).rejects.toThrow(`for the project ${shop}`);
  });

  it('is never for a project of another account, nor given by one', async () => {
    const { Id } = await principal(world.ctx, 'bounded');
    await expect(put(Id, 'sender', await project(other))).rejects.toThrow('Application not found');
    const shop = await project(other);
    const call = { PrincipalId: Id, RoleId: 'sender', ApplicationId: shop } as const;
    await expect(putPrincipalRole(other, call)).rejects.toThrow('Principal not found');
    await expect(deletePrincipalRole(other, call)).rejects.toThrow('Principal not found');
    expect((await getPrincipal(world.ctx, { PrincipalId: Id })).Roles).toEqual([]);
  });

  it('is nothing for root', async () => {
    await expect(put(await rootOf(world.ctx), 'read-only')).rejects.toThrow(
      "may do everything in its account: it can't be given a role",
    );
  });
});
