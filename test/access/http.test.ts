import { GetAppsCommand, CreateAppCommand } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';

let world: ApiWorld;
let root: string;
beforeAll(async () => {
  world = await apiWorld();
  root = (await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'root' } })).ApiKey;
});
afterAll(() => world.close());

/** What the answers of these operations have, as far as it is looked into. */
interface Answer {
  Id: string;
  SecretAccessKey: string;
  ApiKey: string;
  Item: unknown[];
  Principal: { Id: string };
}

/** A request under /v1/access with a bearer key. */
async function call(
  method: string,
  path: string,
  { key = root, body, headers = {} }: { key?: string; body?: object; headers?: object } = {},
) {
  const response = await fetch(`${world.url}/v1/access/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
    body: body && JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer;
  return { status: response.status, headers: response.headers, answer };
}

const person = async (Name: string) =>
  (await call('POST', 'principals', { body: { Name, Kind: 'PERSON' } })).answer.Id;

describe('over HTTP', () => {
  it('a principal gets a role and a key, and does what the role says with it', async () => {
    const made = await call('POST', 'principals', { body: { Name: 'shop', Kind: 'SERVICE' } });
    expect(made).toMatchObject({ status: 201, answer: { Kind: 'SERVICE', Roles: [] } });
    const path = `principals/${made.answer.Id}`;
    const key = await call('POST', `${path}/access-keys`);
    expect(key.status).toBe(201);
    const client = world.client({
      accessKeyId: key.answer.Id,
      secretAccessKey: key.answer.SecretAccessKey,
    });
    const list = () => client.send(new GetAppsCommand({}));
    await expect(list()).rejects.toThrow('is not authorized to perform mobiletargeting:GetApps');
    const granted = await call('PUT', `${path}/roles/read-only`);
    expect(granted).toMatchObject({ status: 200, answer: { Roles: [{ RoleId: 'read-only' }] } });
    await expect(list()).resolves.toBeDefined();
    const make = new CreateAppCommand({ CreateApplicationRequest: { Name: 'x' } });
    await expect(client.send(make)).rejects.toThrow('is not authorized');
    await call('PUT', path, { body: { Status: 'DISABLED' } });
    await expect(list()).rejects.toThrow('unknown or inactive');
  });

  it('each caller hears who they are', async () => {
    const PrincipalId = await person('Ada');
    await call('PUT', `principals/${PrincipalId}/roles/analyst`);
    const { answer: key } = await call('POST', `principals/${PrincipalId}/api-keys`, {
      body: { Name: 'laptop' },
    });
    expect(await call('GET', 'caller-identity', { key: key.ApiKey })).toMatchObject({
      status: 200,
      answer: {
        AccountId: '000000000000',
        Key: { Id: key.Id, Kind: 'API_KEY' },
        Principal: { Id: PrincipalId, Name: 'Ada', Roles: [{ RoleId: 'analyst' }] },
      },
    });
  });

  it('who may make keys still makes none for root', async () => {
    const PrincipalId = await person('administrator');
    await call('PUT', `principals/${PrincipalId}/roles/administrator`);
    const { answer: key } = await call('POST', `principals/${PrincipalId}/api-keys`, {
      body: { Name: 'x' },
    });
    const { answer: me } = await call('GET', 'caller-identity');
    const path = `principals/${me.Principal.Id}/access-keys`;
    expect(await call('POST', path, { key: key.ApiKey })).toMatchObject({
      status: 403,
      answer: { Message: 'The keys of the root principal are made and changed by root alone' },
    });
    expect((await call('POST', path)).status).toBe(201);
  });

  it('a new key answers the retry of its request with the same secret, once made', async () => {
    const path = `principals/${await person('retrying')}/access-keys`;
    const headers = { 'idempotency-key': 'one key' };
    const [first, again] = [
      await call('POST', path, { headers }),
      await call('POST', path, { headers }),
    ];
    expect(again.answer).toEqual(first.answer);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await call('GET', path)).answer.Item).toHaveLength(1);
    const kept = await world.ctx
      .db<{ answer: Buffer | null }>('idempotent_requests')
      .select('answer');
    const text = kept.map(({ answer }) => answer?.toString('latin1')).join();
    expect(text).not.toBe('');
    expect(text).not.toContain(first.answer.SecretAccessKey);
  });

  it('a rotation that is retried makes one new key', async () => {
    const path = `principals/${await person('rotating')}/access-keys`;
    const { answer: old } = await call('POST', path);
    const headers = { 'idempotency-key': 'one rotation' };
    const rotate = () => call('POST', `${path}/${old.Id}/rotation`, { headers });
    const [first, again] = [await rotate(), await rotate()];
    expect(first).toMatchObject({ status: 201, answer: { PreviousAccessKey: { Id: old.Id } } });
    expect(again.answer).toEqual(first.answer);
    expect((await call('GET', path)).answer.Item).toHaveLength(2);
  });

  it.each([
    ['a third kind of principal', 'POST', 'principals', { Name: 'x', Kind: 'ROOT' }, 'Kind'],
    ['a principal without a kind', 'POST', 'principals', { Name: 'x' }, 'Kind'],
    ['an unknown status', 'PUT', 'principals/x', { Status: 'GONE' }, 'Status'],
    ['an unknown role', 'PUT', 'principals/x/roles/emperor', undefined, 'administrator'],
    ['a policy that is no text', 'POST', 'policies', { Name: 'x', PolicyDocument: {} }, 'Policy'],
  ])('%s is refused', async (_what, method, path, body, told) => {
    expect(await call(method, path, { body })).toMatchObject({
      status: 400,
      answer: { Message: expect.stringContaining(told) },
    });
  });

  it('a policy that is attached can’t be deleted: 409', async () => {
    const PolicyDocument = '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}';
    const { answer: policy } = await call('POST', 'policies', {
      body: { Name: 'denies', PolicyDocument },
    });
    const path = `principals/${await person('denied')}/policies/${policy.Id}`;
    expect((await call('PUT', path)).status).toBe(200);
    expect((await call('DELETE', `policies/${policy.Id}`)).status).toBe(409);
    expect((await call('DELETE', path)).status).toBe(200);
    expect((await call('DELETE', `policies/${policy.Id}`)).status).toBe(200);
  });
});
