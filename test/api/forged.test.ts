import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrincipalApiKey } from '../../src/access/index.ts';
import { rootPrincipal } from '../../src/access/root-principal.ts';
import { OPERATIONS, structureOf } from '../../src/api/model.ts';
import { createApp } from '../../src/projects/index.ts';
import { nextToken } from '../../src/paging.ts';
import { principalWith } from '../support/principals.ts';
import { send } from './send.ts';
import { apiWorld, KEY } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let root: string;
let projectId: string;
beforeAll(async () => {
  world = await apiWorld();
  root = await bearerOf(await rootPrincipal(world.deps.db, world.ctx.account));
  projectId = (await createApp(world.ctx, { CreateApplicationRequest: { Name: 'P' } })).Id;
});
afterAll(() => world.close());

async function bearerOf(PrincipalId: string): Promise<string> {
  const ctx = world.ctx;
  const WriteApiKeyRequest = { Name: 'k' };
  const { ApiKey } = await createPrincipalApiKey(ctx, { PrincipalId, WriteApiKeyRequest });
  return `Bearer ${ApiKey}`;
}

/** Things of every kind that has versions, jobs or runs, so that lists get to their queries. */
async function thingsOf(project: string): Promise<Map<string, string>> {
  const make = async (path: string, body: unknown) => {
    const response = await fetch(`${world.url}${path}`, {
      method: 'POST',
      headers: { authorization: root },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
    return (await response.json()) as { Id: string };
  };
  const inProject = `/v1/apps/${project}`;
  const segment = await make(`${inProject}/segments`, { Name: 's', Dimensions: {} });
  const campaign = await make(`${inProject}/campaigns`, {
    Name: 'c',
    SegmentId: segment.Id,
    Schedule: { StartTime: 'IMMEDIATE' },
    MessageConfiguration: { DefaultMessage: { Body: 'x' } },
  });
  const journey = await make(`${inProject}/journeys`, { Name: 'j' });
  await make('/v1/templates/t/sms', { Body: 'x' });
  return new Map([
    ['{application-id}', project],
    ['{segment-id}', segment.Id],
    ['{campaign-id}', campaign.Id],
    ['{journey-id}', journey.Id],
    ['{template-name}', 't'],
    ['{template-type}', 'SMS'],
  ]);
}

const TOKENS = [
  ['1.5'],
  ['1e300'],
  ['99999999999'],
  ['-200000-01-01T00:00:00Z', 'x'],
  ['-200000-01-01T00:00:00Z', '5'],
  ['2026-01-01T00:00:00Z', '99999999999999999999'],
  ['x', 'y', 'z'],
  ['\ud800'],
];

describe('a token that nobody got from here', () => {
  it('is a bad request or leads to no page, in every list', async () => {
    const things = await thingsOf(projectId);
    const lists = OPERATIONS.filter(({ input }) =>
      ['Token', 'NextToken'].some((name) => structureOf(input).members.has(name)),
    );
    expect(lists.length).toBeGreaterThan(20);
    for (const { path, name } of lists) {
      const filled = path.replaceAll(/\{[^}]+\}/g, (label) => things.get(label) ?? '1');
      const given = TOKENS.map((keys) => nextToken(keys));
      const answers = await Promise.all(
        given.map((token) =>
          send(world, root, 'GET', `${filled}?token=${token}&next-token=${token}`),
        ),
      );
      const statuses = answers.map(({ status }) => status);
      expect(
        statuses.filter((status) => status >= 500),
        name,
      ).toEqual([]);
    }
  });
});

describe('NUL, which Postgres refuses,', () => {
  const open = (path: string, cookie: string) =>
    fetch(`${world.url}${path}`, { headers: { cookie }, redirect: 'manual' });
  const signIn = (key: string, secret: string) =>
    fetch(`${world.url}/session`, {
      method: 'POST',
      body: new URLSearchParams({ key, secret }),
      redirect: 'manual',
    });

  it('in the key of a made-up session is nobody', async () => {
    const payload = Buffer.from(JSON.stringify(['\0', 'x', 1])).toString('base64url');
    const response = await open('/outbox', `cairn_session=${payload}.AAAA`);
    expect(response.headers.get('location')).toBe('/session');
  });

  it('in the key of a sign-in is a wrong key', async () => {
    expect((await signIn('\0', 'x')).status).toBe(403);
  });

  it('in the path of a page is not found', async () => {
    const signedIn = await signIn(KEY.accessKeyId, KEY.secretAccessKey);
    const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
    for (const path of ['/outbox?project=%00', '/outbox/%00/x', '/outbox/x/%00']) {
      expect((await open(path, cookie)).status, path).toBe(404);
    }
  });

  it('in the path of a request has no tags that a policy could ask for', async () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/Team': 'red' } };
    const Statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition };
    const policies = { red: { Version: '2012-10-17', Statement } };
    const authorization = await bearerOf((await principalWith(world.deps, { policies })).id);
    for (const path of ['/v1/apps/%00', '/v1/templates/%00/sms']) {
      expect((await send(world, authorization, 'GET', path)).status, path).toBe(403);
    }
  });
});

it('a path longer than anything that there can be is refused before policies are asked', async () => {
  const answer = await send(world, root, 'GET', `/v1/apps/${'a'.repeat(2000)}`);
  expect(answer).toMatchObject({ status: 400, message: expect.stringContaining('at most 1024') });
});

it('a refusal does not send megabytes back', async () => {
  const IsoCountryCode = 'X'.repeat(1_000_000);
  const body = { PhoneNumber: '+14155550123', IsoCountryCode };
  const answer = await send(world, root, 'POST', '/v1/phone/number/validate', body);
  expect(answer.status).toBe(400);
  expect(answer.message).toMatch(/^IsoCountryCode is "X{16000}/);
  expect(answer.message.length).toBeLessThan(17_000);
});
