import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey, createPrincipalApiKey } from '../../src/access/index.ts';
import { listApplicationAuditEvents } from '../../src/audit/index.ts';
import { newId } from '../../src/ids.ts';
import { createApp } from '../../src/projects/index.ts';
import { send } from '../api/send.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { principalWith } from '../support/principals.ts';
import { principal } from './callers.ts';

let world: ApiWorld;
let root: string;
let shop: string;
let office: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'root' } });
  root = `Bearer ${key.ApiKey}`;
  [shop, office] = [await project('shop'), await project('office')];
});
afterAll(() => world.close());

async function project(Name: string): Promise<string> {
  return (await createApp(world.ctx, { CreateApplicationRequest: { Name } })).Id ?? '';
}

const ARN = 'arn:aws:mobiletargeting:us-east-1:000000000000:';

/** The key of somebody who may hand on the role of a sender, in some projects. */
async function lead(...projects: string[]): Promise<string> {
  const Resource = [`${ARN}access/principals/*/roles/sender`, ...projects.map((id) => ARN + id)];
  const Action = ['cairn:PutPrincipalRole', 'cairn:DeletePrincipalRole'];
  const lead = { Statement: { Effect: 'Allow', Action, Resource } };
  const { id } = await principalWith(world.deps, {
    policies: { [newId()]: lead },
  });
  const key = { PrincipalId: id, WriteApiKeyRequest: { Name: 'key' } };
  return `Bearer ${(await createPrincipalApiKey(world.ctx, key)).ApiKey}`;
}

async function change(key: string, method: 'PUT' | 'DELETE', id: string, query: string) {
  return send(world, key, method, `/v1/access/principals/${id}/roles/sender${query}`);
}

describe('a role for a project', () => {
  it('is given and taken by who may do so in that project, and in no other nor in all', async () => {
    const { Id } = await principal(world.ctx, 'new sender');
    const key = await lead(`apps/${shop}`);
    expect((await change(key, 'PUT', Id, `?application-id=${shop}`)).status).toBe(200);
    const elsewhere = await change(key, 'PUT', Id, `?application-id=${office}`);
    expect(elsewhere).toMatchObject({
      status: 403,
      message: expect.stringContaining(`no policy or role allows it on ${ARN}apps/${office}`),
    });
    const everywhere = await change(key, 'PUT', Id, '');
    expect(everywhere).toMatchObject({
      status: 403,
      message: expect.stringContaining(`no policy or role allows it on ${ARN}apps/*`),
    });
    await change(root, 'PUT', Id, '');
    expect((await change(key, 'DELETE', Id, '')).status).toBe(403);
    expect((await change(key, 'DELETE', Id, `?application-id=${shop}`)).status).toBe(200);
  });

  it('for all projects is given by who may do so in all', async () => {
    const { Id } = await principal(world.ctx, 'sender everywhere');
    const key = await lead('apps/*');
    expect((await change(key, 'PUT', Id, '')).status).toBe(200);
    expect((await change(key, 'PUT', Id, `?application-id=${office}`)).status).toBe(200);
  });

  it('is in the audit log of the project, given, taken and refused', async () => {
    const id = await project('audited');
    const { Id } = await principal(world.ctx, 'audited');
    await change(root, 'PUT', Id, `?application-id=${id}`);
    await change(root, 'DELETE', Id, `?application-id=${id}`);
    await change(await lead(`apps/${shop}`), 'PUT', Id, `?application-id=${id}`);
    const { Item } = await listApplicationAuditEvents(world.ctx, { ApplicationId: id });
    const Resource = `${ARN}access/principals/${Id}/roles/sender`;
    expect(Item).toMatchObject([
      { Action: 'cairn:PutPrincipalRole', Resource, ApplicationId: id, Decision: 'DENIED' },
      { Action: 'cairn:DeletePrincipalRole', Resource, ApplicationId: id, Decision: 'ALLOWED' },
      { Action: 'cairn:PutPrincipalRole', Resource, ApplicationId: id, Decision: 'ALLOWED' },
    ]);
  });
});
