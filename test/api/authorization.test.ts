import {
  CreateSegmentCommand,
  DeleteAppCommand,
  ForbiddenException,
  GetAppCommand,
  GetAppsCommand,
  GetSegmentsCommand,
} from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrincipalApiKey } from '../../src/access/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { principalWith } from '../support/principals.ts';
import type { Grants, TestPrincipal } from '../support/principals.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let mine: string;
let other: string;
const project = async (Name: string) =>
  (await createApp(world.ctx, { CreateApplicationRequest: { Name } })).Id;
beforeAll(async () => {
  world = await apiWorld();
  mine = await project('Mine');
  other = await project('Other');
});
afterAll(() => world.close());

const arn = (path: string) => `arn:aws:mobiletargeting:us-east-1:000000000000:${path}`;
const allow = (Action: unknown, Resource: unknown = '*') => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action, Resource },
});
const deny = (Action: string, Resource = '*') => ({
  Statement: { Sid: 'No', Effect: 'Deny', Action, Resource },
});

const someone = (grants: Grants = {}) => principalWith(world.deps, grants);
const clientOf = ({ key }: TestPrincipal) => world.client(key);
const getApp = (who: TestPrincipal, ApplicationId = mine) =>
  clientOf(who).send(new GetAppCommand({ ApplicationId }));

describe('a principal', () => {
  it('without grants is refused, and told who may not do what on which resource and why', async () => {
    const who = await someone({ name: 'ada' });
    const refusal = getApp(who);
    await expect(refusal).rejects.toBeInstanceOf(ForbiddenException);
    await expect(refusal).rejects.toThrow(
      `ada (${arn(`access/principals/${who.id}`)}) is not authorized to perform ` +
        `mobiletargeting:GetApp on ${arn(`apps/${mine}`)}: no policy or role allows it`,
    );
  });

  it('may do what a policy allows, on the resources that it names', async () => {
    const who = await someone({
      policies: { reader: allow('mobiletargeting:Get*', arn(`apps/${mine}`)) },
    });
    expect((await getApp(who)).ApplicationResponse?.Name).toBe('Mine');
    await expect(getApp(who, other)).rejects.toThrow('is not authorized');
    await expect(clientOf(who).send(new GetAppsCommand({}))).rejects.toThrow(
      `mobiletargeting:GetApps on ${arn('apps')}`,
    );
    await expect(clientOf(who).send(new DeleteAppCommand({ ApplicationId: mine }))).rejects.toThrow(
      'mobiletargeting:DeleteApp',
    );
  });

  it('is stopped by an explicit deny, which is named', async () => {
    const who = await someone({
      policies: { all: allow('*'), 'no reading': deny('mobiletargeting:GetApp') },
    });
    await expect(getApp(who)).rejects.toThrow('explicit deny in policy "no reading", statement No');
    await clientOf(who).send(new GetAppsCommand({}));
  });

  it('is refused before its input is looked at', async () => {
    const who = await someone();
    const wrong = new CreateSegmentCommand({
      ApplicationId: mine,
      WriteSegmentRequest: { Name: 'x'.repeat(5000) },
    });
    await expect(clientOf(who).send(wrong)).rejects.toBeInstanceOf(ForbiddenException);
    const before = await world.deps.db('segments').where({ project_id: mine });
    expect(before).toEqual([]);
  });

  it('may do with an API key what it may do with an access key', async () => {
    const who = await someone({ policies: { 'one thing': allow('mobiletargeting:GetApp') } });
    const { ApiKey } = await createPrincipalApiKey(world.ctx, {
      PrincipalId: who.id,
      WriteApiKeyRequest: { Name: 'curl' },
    });
    const call = (path: string) => send(world, `Bearer ${ApiKey}`, 'GET', path);
    expect((await call(`/v1/apps/${mine}`)).status).toBe(200);
    expect(await call('/v1/apps')).toMatchObject({ status: 403, type: 'ForbiddenException' });
  });

  it('may always ask who it is, even where everything is denied', async () => {
    const who = await someone({ name: 'nobody much', policies: { no: deny('*') } });
    const { ApiKey } = await createPrincipalApiKey(world.ctx, {
      PrincipalId: who.id,
      WriteApiKeyRequest: { Name: 'curl' },
    });
    const answer = await send(world, `Bearer ${ApiKey}`, 'GET', '/v1/access/caller-identity');
    expect(answer.status).toBe(200);
  });

  it('of the account itself, root, may do everything, in spite of any policy', async () => {
    const policy = { id: 'p', account_id: world.ctx.account, name: 'never' };
    await world.deps.db('policies').insert({ ...policy, document: JSON.stringify(deny('*')) });
    const [root] = await world.deps.db('principals').where({ kind: 'ROOT' }).select('id');
    await world.deps.db('principal_policies').insert({ principal_id: root.id, policy_id: 'p' });
    await world.client().send(new GetAppsCommand({}));
  });

  it('who may do everything of the service may not manage access', async () => {
    const who = await someone({ policies: { service: allow('mobiletargeting:*') } });
    const { ApiKey } = await createPrincipalApiKey(world.ctx, {
      PrincipalId: who.id,
      WriteApiKeyRequest: { Name: 'curl' },
    });
    const answer = await send(world, `Bearer ${ApiKey}`, 'GET', '/v1/access/principals');
    expect(answer).toMatchObject({ status: 403 });
    expect(answer.message).toContain(`cairn:ListPrincipals on ${arn('access/principals')}`);
  });
});

describe('what a key may do', () => {
  const change = async (
    table: string,
    where: Record<string, unknown>,
    to: Record<string, unknown>,
  ) => {
    expect(await world.deps.db(table).where(where).update(to)).toBe(1);
  };
  const reader = () => someone({ policies: { [crypto.randomUUID()]: allow('*') } });

  it('changes with its policies on the next request', async () => {
    const name = crypto.randomUUID();
    const who = await someone({ policies: { [name]: allow('*') } });
    await getApp(who);
    await change('policies', { name }, { document: JSON.stringify(deny('*')) });
    await expect(getApp(who)).rejects.toThrow('explicit deny');
    await world.deps.db('principal_policies').where({ principal_id: who.id }).delete();
    await expect(getApp(who)).rejects.toThrow('no policy or role allows it');
    await world.deps.db('principal_roles').insert({ principal_id: who.id, role: 'analyst' });
    await getApp(who);
  });

  it.each([
    ['the key is inactive', 'access_keys', 'INACTIVE'],
    ['the principal is disabled', 'principals', 'DISABLED'],
  ])('is nothing while %s', async (_what, table, status) => {
    const who = await reader();
    const where = { id: table === 'principals' ? who.id : who.key.accessKeyId };
    await change(table, where, { status });
    await expect(getApp(who)).rejects.toThrow(/unknown or inactive/);
    await change(table, where, { status: 'ACTIVE' });
    await getApp(who);
  });

  it('is nothing once the key has expired', async () => {
    const who = await reader();
    await change(
      'access_keys',
      { id: who.key.accessKeyId },
      { expires_at: new Date(Date.now() - 1) },
    );
    await expect(getApp(who)).rejects.toThrow(/unknown or inactive/);
  });

  it('is nothing while the account is disabled', async () => {
    const account = '222222222222';
    const who = await someone({ account, policies: { all: allow('*') } });
    await clientOf(who).send(new GetAppsCommand({}));
    await change('accounts', { id: account }, { status: 'DISABLED' });
    await expect(clientOf(who).send(new GetAppsCommand({}))).rejects.toThrow(/unknown or inactive/);
  });

  it('is nothing by a policy of another account, should one be attached', async () => {
    const who = await someone();
    const account_id = '333333333333';
    await world.deps.db('accounts').insert({ id: account_id, name: 'Strangers' });
    const policy = { id: 'strange', account_id, name: 'all', document: JSON.stringify(allow('*')) };
    await world.deps.db('policies').insert(policy);
    const attached = { principal_id: who.id, policy_id: 'strange' };
    await world.deps.db('principal_policies').insert(attached);
    await expect(getApp(who)).rejects.toThrow('no policy or role allows it');
  });
});

describe('a role', () => {
  it('for one project stops at its border', async () => {
    const who = await someone({ roles: [['marketer', mine]] });
    await getApp(who);
    await clientOf(who).send(new GetSegmentsCommand({ ApplicationId: mine }));
    await expect(getApp(who, other)).rejects.toThrow('is not authorized');
    await expect(clientOf(who).send(new GetAppsCommand({}))).rejects.toThrow('is not authorized');
    await expect(clientOf(who).send(new DeleteAppCommand({ ApplicationId: mine }))).rejects.toThrow(
      'is not authorized',
    );
  });

  it('for all projects reaches those that come later', async () => {
    const who = await someone({ roles: [['analyst']] });
    await getApp(who, await project('Later'));
  });

  it('may be held for several projects, and none is taken away by another', async () => {
    const who = await someone({ roles: [['read-only'], ['administrator', mine]] });
    await clientOf(who).send(new GetAppsCommand({}));
    const WriteSegmentRequest = { Name: 'everybody' };
    const create = (ApplicationId: string) =>
      clientOf(who).send(new CreateSegmentCommand({ ApplicationId, WriteSegmentRequest }));
    await create(mine);
    await expect(create(other)).rejects.toThrow('is not authorized');
  });

  it('that is not known grants nothing', async () => {
    const who = await someone();
    await world.deps.db('principal_roles').insert({ principal_id: who.id, role: 'emperor' });
    await expect(getApp(who)).rejects.toThrow('no policy or role allows it');
  });
});
