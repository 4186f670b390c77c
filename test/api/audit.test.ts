import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { newId } from '../../src/ids.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';
import { signed } from './signing.ts';

let world: ApiWorld;
let root: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'audit' } });
  root = `Bearer ${key.ApiKey}`;
});
afterAll(() => world.close());

/** A key of somebody who may do nothing. */
async function nobody() {
  const principal_id = newId();
  await world.deps.db('principals').insert({
    id: principal_id,
    account_id: world.ctx.account,
    kind: 'PERSON',
    name: principal_id,
  });
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'nobody' } });
  await world.deps.db('api_keys').where({ id: key.Id }).update({ principal_id });
  return { principal_id, keyId: key.Id, authorization: `Bearer ${key.ApiKey}` };
}

const eventsOf = (requestId: string | null) =>
  world.deps.db('audit_events').where({ request_id: requestId ?? '' });

async function call(authorization: string, method: string, path: string, body?: unknown) {
  const answer = await send(world, authorization, method, path, body);
  return { ...answer, events: await eventsOf(answer.headers.get('x-amzn-requestid')) };
}

describe('the audit log of the API', () => {
  it('has every allowed call that people make, with where it came from', async () => {
    const { status, events } = await call(root, 'GET', '/v1/apps');
    expect(status).toBe(200);
    expect(events).toMatchObject([
      {
        action: 'mobiletargeting:GetApps',
        decision: 'ALLOWED',
        source_address: '127.0.0.1',
        user_agent: 'node',
        account_id: world.ctx.account,
      },
    ]);
  });

  it('has what was denied, to whom and why', async () => {
    const { principal_id, keyId, authorization } = await nobody();
    const { status, events } = await call(authorization, 'GET', '/v1/apps/p1/segments/s1');
    expect(status).toBe(403);
    expect(events).toMatchObject([
      {
        action: 'mobiletargeting:GetSegment',
        resource: expect.stringMatching(/:apps\/p1\/segments\/s1$/),
        project_id: 'p1',
        principal_id,
        key_id: keyId,
        decision: 'DENIED',
      },
    ]);
    expect(events[0].reason).not.toBe('');
  });

  it('leaves out busy calls that were allowed, not those that were denied', async () => {
    const path = '/v1/apps/p1/endpoints/e1';
    expect((await call(root, 'GET', path)).events).toEqual([]);
    const { authorization } = await nobody();
    expect((await call(authorization, 'GET', path)).events).toHaveLength(1);
  });

  it('has busy calls too when the setting says all', async () => {
    const all = await apiWorld((deps) => ({
      ...deps,
      settings: { ...deps.settings, audit: 'all' },
    }));
    const key = await createApiKey(all.ctx, { WriteApiKeyRequest: { Name: 'all' } });
    await send(all, `Bearer ${key.ApiKey}`, 'GET', '/v1/apps/p1/endpoints/e1');
    const actions = await all.deps.db('audit_events').pluck('action');
    expect(actions).toEqual(['mobiletargeting:GetEndpoint']);
    await all.close();
  });

  it('is written before the work: without it nothing is done', async () => {
    const broken = await apiWorld();
    const key = await createApiKey(broken.ctx, { WriteApiKeyRequest: { Name: 'broken' } });
    await broken.deps.db.raw('alter table audit_events rename to gone');
    const body = { Name: 'unseen' };
    const { status } = await send(broken, `Bearer ${key.ApiKey}`, 'POST', '/v1/apps', body);
    expect(status).toBe(500);
    expect(await broken.deps.db('projects')).toEqual([]);
    await broken.close();
  });

  it('is read by an operation, itself in the log', async () => {
    const { status, events } = await call(
      root,
      'GET',
      '/v1/audit?action=cairn:ListAuditEvents&page-size=1',
    );
    expect(status).toBe(200);
    expect(events).toMatchObject([{ action: 'cairn:ListAuditEvents' }]);
    const bad = await call(root, 'GET', '/v1/audit?decision=MAYBE&start-time=yesterday');
    expect(bad.status).toBe(400);
    expect(bad.message).toMatch(/decision.*start-time|start-time.*decision/is);
  });
});

describe('failed authentications in the audit log', () => {
  const guess = async (id: string) => {
    const authorization = `Bearer cairn_${id}_${'A'.repeat(43)}`;
    const answer = await fetch(`${world.url}/v1/apps`, { headers: { authorization } });
    return answer.status;
  };

  it('are told by key and source, a flood of them in a few lines', async () => {
    const { keyId, principal_id } = await nobody();
    for (let n = 0; n < 9; n += 1) await guess(keyId);
    const events = await world.deps.db('audit_events').where({ key_id: keyId }).orderBy('id');
    expect(events.map(({ reason }) => Number(/\d+$/.exec(String(reason))?.[0]))).toEqual([
      1, 2, 4, 8,
    ]);
    expect(events[0]).toMatchObject({
      action: 'cairn:Authenticate',
      decision: 'DENIED',
      principal_id,
      source_address: '127.0.0.1',
    });
  });

  it('with a key that does not exist are told without a key', async () => {
    await world.deps.db('failed_authentications').delete();
    const request = await signed(world.url);
    const authorization = request.headers.authorization?.replace('AKIDROOT', 'AKIDNOBODY') ?? '';
    const answer = await fetch(`${world.url}/v1/apps`, {
      headers: { ...request.headers, authorization },
    });
    expect(answer.status).toBe(403);
    expect(await eventsOf(answer.headers.get('x-amzn-requestid'))).toMatchObject([
      { key_id: null, principal_id: null, account_id: world.ctx.account },
    ]);
  });
});
