import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attachPrincipalPolicy,
  createPolicy,
  deletePolicy,
  detachPrincipalPolicy,
  getPolicy,
  getPrincipal,
  listPolicies,
  listPrincipalPolicies,
  updatePolicy,
} from '../../src/access/index.ts';
import type { Ctx } from '../../src/context.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, otherAccount, principal, rootOf } from './callers.ts';

let world: TestWorld;
let other: Ctx;
beforeAll(async () => {
  world = await accessWorld();
  other = await otherAccount(world.ctx);
});
afterAll(() => world.close());

const READS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'mobiletargeting:Get*', Resource: '*' }],
};
const create = (Name: string, document: unknown = READS, Description?: string) =>
  createPolicy(world.ctx, {
    WritePolicyRequest: { Name, Description, PolicyDocument: JSON.stringify(document) },
  });
const attach = (PrincipalId: string, PolicyId: string, ctx = world.ctx) =>
  attachPrincipalPolicy(ctx, { PrincipalId, PolicyId });
const detach = (PrincipalId: string, PolicyId: string, ctx = world.ctx) =>
  detachPrincipalPolicy(ctx, { PrincipalId, PolicyId });

describe('a policy', () => {
  it('is kept as it was given', async () => {
    const policy = await create('reads', READS, 'Reads everything');
    expect(policy).toMatchObject({ Name: 'reads', Description: 'Reads everything' });
    expect(policy.Arn).toMatch(/:000000000000:access\/policies\/[0-9a-f]{32}$/);
    expect(JSON.parse(policy.PolicyDocument)).toEqual(READS);
    expect(await getPolicy(world.ctx, { PolicyId: policy.Id })).toEqual(policy);
  });

  it('has a name that no other of its account has', async () => {
    await create('unique');
    const { Id } = await create('to be renamed');
    const taken = 'Name is "unique": there is such a policy';
    await expect(create('unique')).rejects.toThrow(taken);
    const rename = { PolicyId: Id, PolicyChanges: { Name: 'unique' } };
    await expect(updatePolicy(world.ctx, rename)).rejects.toThrow(taken);
  });

  it('is refused with every problem at once', async () => {
    const before = await listPolicies(world.ctx, {});
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Maybe' }] };
    await expect(create('', document, 'x'.repeat(1001))).rejects.toThrow(
      /^Name: .*; Description: expected at most 1000 characters; PolicyDocument\.Statement\[0\]\.Effect/,
    );
    expect(await listPolicies(world.ctx, {})).toEqual(before);
  });

  it('is refused when it names an action that there is not, with the one that was meant', async () => {
    const statement = { ...READS.Statement[0], Action: ['mobiletargeting:GetEndpiont'] };
    await expect(create('slip', { Statement: statement })).rejects.toThrow(
      'PolicyDocument.Statement.Action[0] is "mobiletargeting:GetEndpiont", and there is no such ' +
        'action: perhaps mobiletargeting:GetEndpoint',
    );
    const theirs = {
      ...READS.Statement[0],
      Action: ['ses:SendEmail', 'mobiletargeting:GetReports'],
    };
    expect((await create('ours and theirs', { Statement: theirs })).Name).toBe('ours and theirs');
  });

  it('that two people change is changed by one of them, when they say what they read', async () => {
    const { Id: PolicyId, LastModifiedDate } = await create('read by two');
    const change = (Description: string, read?: string) =>
      updatePolicy(world.ctx, { PolicyId, PolicyChanges: { Description, LastModifiedDate: read } });
    const results = await Promise.allSettled(
      ['one', 'two', 'three'].map((text) => change(text, LastModifiedDate)),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ code: 'Conflict', message: expect.stringMatching(/read it/) });
    }
    const { LastModifiedDate: now } = await getPolicy(world.ctx, { PolicyId });
    expect((await change('next', now)).Description).toBe('next');
    expect((await change('without a word about it')).Description).toBe('without a word about it');
  });

  it.each([
    ['no JSON', '{', 'expected a policy as JSON text'],
    ['no object', '"text"', ''],
    ['NUL behind an escape', '{"Id":"a\\u0000b"}', 'NUL and half surrogate pairs'],
    ['half a pair behind an escape', '{"\\ud800":1}', 'NUL and half surrogate pairs'],
    ['too much', `"${'x'.repeat(70_000)}"`, 'at most 65536 characters'],
    ['something very deep', '['.repeat(30_000) + ']'.repeat(30_000), ''],
  ])('can’t be %s', async (_what, PolicyDocument, problem) => {
    const WritePolicyRequest = { Name: 'bad', PolicyDocument };
    await expect(createPolicy(world.ctx, { WritePolicyRequest })).rejects.toMatchObject({
      code: 'Validation',
      message: expect.stringContaining(problem),
    });
  });

  it('is changed member by member', async () => {
    const { Id: PolicyId } = await create('to change', READS, 'before');
    const change = (PolicyChanges: Parameters<typeof updatePolicy>[1]['PolicyChanges']) =>
      updatePolicy(world.ctx, { PolicyId, PolicyChanges });
    const none = { Version: '2012-10-17', Statement: { ...READS.Statement[0], Effect: 'Deny' } };
    const changed = await change({ PolicyDocument: JSON.stringify(none), Description: '' });
    expect(changed).toMatchObject({ Name: 'to change' });
    expect(changed).not.toHaveProperty('Description');
    expect(JSON.parse(changed.PolicyDocument)).toEqual(none);
    expect(await change({})).toEqual(changed);
    await expect(change({ PolicyDocument: '{}' })).rejects.toMatchObject({ code: 'Validation' });
    expect(await getPolicy(world.ctx, { PolicyId })).toEqual(changed);
  });

  it('is listed page by page, those of the account alone', async () => {
    const [first, second] = [await create('page 1'), await create('page 2')];
    const all = await listPolicies(world.ctx, {});
    expect(all.Item.map(({ Id }) => Id)).toEqual(expect.arrayContaining([first.Id, second.Id]));
    const one = await listPolicies(world.ctx, { PageSize: '1' });
    const next = await listPolicies(world.ctx, { PageSize: '1', Token: one.NextToken });
    expect([...one.Item, ...next.Item]).toEqual(all.Item.slice(0, 2));
    expect((await listPolicies(other, {})).Item).toEqual([]);
  });

  it('is not found from another account, whatever is asked', async () => {
    const { Id: PolicyId } = await create('ours');
    const { Id: PrincipalId } = await principal(other, 'theirs');
    const calls = [
      () => getPolicy(other, { PolicyId }),
      () => updatePolicy(other, { PolicyId, PolicyChanges: { Name: 'stolen' } }),
      () => deletePolicy(other, { PolicyId }),
      () => attach(PrincipalId, PolicyId, other),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow('Policy not found');
    await expect(attach(PrincipalId, PolicyId)).rejects.toThrow('Principal not found');
  });
});

describe('an attached policy', () => {
  it('is told of its principal, until it is detached', async () => {
    const { Id: PolicyId } = await create('attached');
    const { Id: PrincipalId } = await principal(world.ctx, 'attached to');
    const { Policies } = await attach(PrincipalId, PolicyId);
    expect(Policies).toEqual([
      { Id: PolicyId, Name: 'attached', AttachmentDate: expect.any(String) },
    ]);
    expect((await attach(PrincipalId, PolicyId)).Policies).toEqual(Policies);
    const { Item } = await listPrincipalPolicies(world.ctx, { PrincipalId });
    expect(Item).toEqual([await getPolicy(world.ctx, { PolicyId })]);
    expect((await detach(PrincipalId, PolicyId)).Policies).toEqual([]);
    await expect(detach(PrincipalId, PolicyId)).rejects.toThrow('is not attached');
    await expect(listPrincipalPolicies(other, { PrincipalId })).rejects.toThrow('not found');
  });

  it('can’t be deleted: what it denies would be allowed by the way', async () => {
    const { Id: PolicyId } = await create('in use');
    const { Id: PrincipalId } = await principal(world.ctx, 'user of it');
    await attach(PrincipalId, PolicyId);
    await expect(deletePolicy(world.ctx, { PolicyId })).rejects.toMatchObject({
      code: 'Conflict',
      message: 'The policy is attached to "user of it": detach it first',
    });
    await detach(PrincipalId, PolicyId);
    expect(await deletePolicy(world.ctx, { PolicyId })).toMatchObject({ Id: PolicyId });
    await expect(getPolicy(world.ctx, { PolicyId })).rejects.toThrow('Policy not found');
  });

  it('is one of at most 20', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'full');
    for (let at = 1; at <= 20; at += 1) {
      await attach(PrincipalId, (await create(`one of 20: ${at}`)).Id);
    }
    const { Id } = await create('one too many');
    await expect(attach(PrincipalId, Id)).rejects.toThrow('The principal has 20 policies');
    expect((await getPrincipal(world.ctx, { PrincipalId })).Policies).toHaveLength(20);
  });

  it('is nothing for root', async () => {
    const { Id } = await create('for root');
    await expect(attach(await rootOf(world.ctx), Id)).rejects.toThrow("can't have policies");
  });
});
