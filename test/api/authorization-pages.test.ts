import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/projects/index.ts';
import { principalWith } from '../support/principals.ts';
import type { Grants } from '../support/principals.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let mine: string;
let other: string;
const project = async (Name: string) =>
  (await createApp(world.ctx, { CreateApplicationRequest: { Name } })).Id;
beforeAll(async () => {
  world = await apiWorld();
  mine = await project('Coffee');
  other = await project('Secret plans');
});
afterAll(() => world.close());

/** Opens pages as somebody with these grants. */
async function visitor(grants: Grants) {
  const { key } = await principalWith(world.deps, grants);
  const body = new URLSearchParams({ key: key.accessKeyId, secret: key.secretAccessKey });
  const url = `${world.url}/session`;
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return async (path: string) => {
    const page = await fetch(`${world.url}${path}`, { headers: { cookie }, redirect: 'manual' });
    return { status: page.status, text: await page.text() };
  };
}

const policy = (Action: string, path: string) => ({
  Statement: { Effect: 'Allow', Action, Resource: `arn:aws:mobiletargeting:*:*:${path}` },
});

describe('the outbox page', () => {
  it('shows the projects that the visitor may see, and no other', async () => {
    const open = await visitor({ roles: [['marketer', mine]] });
    const page = await open('/outbox');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Coffee');
    expect(page.text).not.toContain('Secret plans');
    expect(page.text).not.toContain(other);
  });

  it('of another project is forbidden, and so are its messages', async () => {
    const open = await visitor({ roles: [['marketer', mine]] });
    for (const path of [
      `/outbox?project=${other}`,
      `/outbox/${other}/m`,
      `/outbox/${other}/m/preview`,
    ]) {
      const page = await open(path);
      expect(page.status).toBe(403);
      expect(page.text).toMatch(/is not authorized to perform cairn:(List|Get)OutboxMessages?/);
    }
  });

  it('shows nothing to who may see no outbox', async () => {
    const open = await visitor({ roles: [['analyst']] });
    const page = await open('/outbox');
    expect(page.text).not.toContain('Coffee');
    expect((await open(`/outbox?project=${mine}`)).status).toBe(403);
  });

  it('tells no name of a project that the visitor may not get', async () => {
    const policies = { outboxes: policy('cairn:*OutboxMessage*', 'apps/*') };
    const page = await (await visitor({ policies }))('/outbox');
    expect(page.text).toContain(mine);
    expect(page.text).not.toContain('Coffee');
  });

  it('of another account is not there', async () => {
    const open = await visitor({ account: '111111111111', roles: [['administrator']] });
    expect((await open(`/outbox?project=${mine}`)).status).toBe(404);
    expect((await open(`/outbox/${mine}/m`)).status).toBe(404);
    expect((await open('/outbox')).text).not.toContain('Coffee');
  });
});
