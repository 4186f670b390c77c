import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attachPrincipalPolicy,
  createPolicy,
  putPrincipalRole,
  simulatePrincipalPolicy,
  updatePrincipal,
} from '../../src/access/index.ts';
import { createApp } from '../../src/projects/index.ts';
import type { TestWorld } from '../support/world.ts';
import { accessWorld, otherAccount, principal, rootOf } from './callers.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await accessWorld();
});
afterAll(() => world.close());

const APP = 'arn:aws:mobiletargeting:us-east-1:000000000000:apps/a';
const may = (
  PrincipalId: string,
  Action: string,
  Resources = [APP],
  Context?: Record<string, string[]>,
) =>
  simulatePrincipalPolicy(world.ctx, {
    PrincipalId,
    SimulationRequest: { Action, Resources, Context },
  });

async function withPolicy(name: string, statement: object): Promise<string> {
  const { Id: PrincipalId } = await principal(world.ctx, name);
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const WritePolicyRequest = { Name: name, PolicyDocument };
  const { Id: PolicyId } = await createPolicy(world.ctx, { WritePolicyRequest });
  await attachPrincipalPolicy(world.ctx, { PrincipalId, PolicyId });
  return PrincipalId;
}

describe('whether a principal may do something', () => {
  it('is answered with why: nothing granted, a role, a deny', async () => {
    const { Id } = await principal(world.ctx, 'asked about');
    expect(await may(Id, 'mobiletargeting:GetApp')).toEqual({
      Allowed: false,
      Reason: 'no policy or role allows it',
      UnmetConditions: [],
    });
    await putPrincipalRole(world.ctx, { PrincipalId: Id, RoleId: 'read-only' });
    expect(await may(Id, 'mobiletargeting:GetApp')).toMatchObject({
      Allowed: true,
      Reason: expect.stringContaining('role read-only'),
    });
    const denied = await withPolicy('denies', { Effect: 'Deny', Action: '*', Resource: '*' });
    await putPrincipalRole(world.ctx, { PrincipalId: denied, RoleId: 'administrator' });
    expect(await may(denied, 'mobiletargeting:GetApp')).toMatchObject({
      Allowed: false,
      Reason: expect.stringContaining('explicit deny in policy "denies"'),
    });
  });

  it('depends on every resource, and on the imagined request', async () => {
    const Id = await withPolicy('from the office', {
      Effect: 'Allow',
      Action: 'mobiletargeting:GetApp',
      Resource: APP,
      Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    });
    const from = (address: string, resources = [APP]) =>
      may(Id, 'mobiletargeting:GetApp', resources, { 'aws:SourceIp': [address] });
    expect((await from('10.1.2.3')).Allowed).toBe(true);
    expect((await from('192.0.2.1')).Allowed).toBe(false);
    expect((await from('10.1.2.3', [APP, `${APP}bc`])).Allowed).toBe(false);
    expect((await may(Id, 'mobiletargeting:GetApp')).Allowed).toBe(false);
  });

  it('knows who the principal is', async () => {
    const Id = await withPolicy('Ada', {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:username': 'Ada' } },
    });
    expect((await may(Id, 'mobiletargeting:GetApp')).Allowed).toBe(true);
  });

  it('is no while the principal is disabled', async () => {
    const { Id: PrincipalId } = await principal(world.ctx, 'off');
    await putPrincipalRole(world.ctx, { PrincipalId, RoleId: 'administrator' });
    await updatePrincipal(world.ctx, { PrincipalId, PrincipalChanges: { Status: 'DISABLED' } });
    expect(await may(PrincipalId, 'mobiletargeting:GetApp')).toMatchObject({
      Allowed: false,
      Reason: 'the principal is disabled',
    });
  });

  it('is always yes for root, in its own account', async () => {
    const root = await rootOf(world.ctx);
    expect((await may(root, 'cairn:DeletePrincipal')).Allowed).toBe(true);
    const theirs = APP.replace('000000000000', '111111111111');
    expect(await may(root, 'cairn:DeletePrincipal', [APP, theirs])).toMatchObject({
      Allowed: false,
      Reason: 'the resource is not of this account',
    });
  });

  it('can’t be asked badly, or of another account’s principal', async () => {
    const { Id } = await principal(world.ctx, 'bad questions');
    await expect(may(Id, 'GetApp', ['apps/a'])).rejects.toThrow(
      /Action is "GetApp": expected .*; Resources\[0\] is "apps\/a": expected an ARN/,
    );
    await expect(may(Id, 'cairn:GetAccount', [])).rejects.toThrow('Resources: expected 1 to 100');
    const other = await otherAccount(world.ctx);
    const SimulationRequest = { Action: 'cairn:GetAccount', Resources: [APP] };
    await expect(
      simulatePrincipalPolicy(other, { PrincipalId: Id, SimulationRequest }),
    ).rejects.toThrow('Principal not found');
  });

  it('is not asked about what is longer than anything that there can be', async () => {
    const { Id } = await principal(world.ctx, 'asked at length');
    const long = `${APP}/${'a'.repeat(1100)}`;
    const asked = may(Id, 'mobiletargeting:GetApp', [long], { 'aws:UserAgent': [long] });
    await expect(asked).rejects.toThrow(
      /Resources\[0\] has \d+ characters: .*Context\.aws:UserAgent has \d+ characters/,
    );
  });

  it('goes by the imagined name, in whatever letters its key is', async () => {
    const Id = await withPolicy('for Grace', {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:username': 'Grace' } },
    });
    const named = (key: string) => may(Id, 'mobiletargeting:GetApp', [APP], { [key]: ['Grace'] });
    expect((await named('aws:username')).Allowed).toBe(true);
    expect((await named('AWS:UserName')).Allowed).toBe(true);
  });

  it('names the condition that kept a statement from allowing, and what the request had', async () => {
    const Id = await withPolicy('two conditions', [
      { Effect: 'Allow', Action: 'cairn:ListPolicies', Resource: '*' },
      {
        Sid: 'Office',
        Effect: 'Allow',
        Action: 'mobiletargeting:Get*',
        Resource: '*',
        Condition: {
          IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] },
          'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      },
    ]);
    const Context = {
      'aws:SourceIp': ['203.0.113.9'],
      'aws:TagKeys': ['stage', 'owner'],
      'aws:SecureTransport': ['true'],
    };
    const unmet = { Policy: 'policy "two conditions"', Statement: 'Office', Effect: 'Allow' };
    expect(await may(Id, 'mobiletargeting:GetApp', [APP], Context)).toEqual({
      Allowed: false,
      Reason: 'no policy or role allows it',
      UnmetConditions: [
        {
          ...unmet,
          Operator: 'IpAddress',
          Key: 'aws:SourceIp',
          Expected: ['10.0.0.0/8', '192.0.2.0/24'],
          Actual: ['203.0.113.9'],
        },
        {
          ...unmet,
          Operator: 'ForAnyValue:StringEquals',
          Key: 'aws:TagKeys',
          Expected: ['team'],
          Actual: ['stage', 'owner'],
        },
      ],
    });
    const tagged = { 'aws:TagKeys': ['stage', 'team'], 'aws:SourceIp': ['10.1.1.1'] };
    expect(await may(Id, 'mobiletargeting:GetApp', [APP], { ...Context, ...tagged })).toMatchObject(
      { Allowed: true, UnmetConditions: [] },
    );
  });

  it('tells of a deny that would count under other conditions', async () => {
    const Id = await withPolicy('not at night', {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { DateGreaterThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } },
    });
    await putPrincipalRole(world.ctx, { PrincipalId: Id, RoleId: 'administrator' });
    expect(await may(Id, 'mobiletargeting:GetApp')).toMatchObject({
      Allowed: true,
      UnmetConditions: [{ Statement: '1', Effect: 'Deny', Key: 'aws:CurrentTime' }],
    });
  });

  it('lets everybody ask who they are, whatever is denied', async () => {
    const Id = await withPolicy('denies all', { Effect: 'Deny', Action: '*', Resource: '*' });
    expect(await may(Id, 'cairn:GetCallerIdentity')).toMatchObject({
      Allowed: true,
      Reason: 'anybody may ask who they are',
    });
  });

  it('goes by the tags that the resource has', async () => {
    const tags = { team: 'shop' };
    const { Arn = '' } = await createApp(world.ctx, {
      CreateApplicationRequest: { Name: 'tagged', tags },
    });
    const Id = await withPolicy('for the shop', {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'shop' } },
    });
    expect((await may(Id, 'mobiletargeting:GetApp', [Arn])).Allowed).toBe(true);
    const otherwise = { 'aws:ResourceTag/team': ['office'] };
    expect((await may(Id, 'mobiletargeting:GetApp', [Arn], otherwise)).Allowed).toBe(false);
    const misspelt = may(Id, 'mobiletargeting:GetApp', [Arn], { 'aws:Team': ['shop'] });
    await expect(misspelt).rejects.toThrow('Context.aws:Team is no condition key: expected aws:');
  });
});
