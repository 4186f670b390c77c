import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let authorization: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
  authorization = `Bearer ${key.ApiKey}`;
});
afterAll(() => world.close());

const call = (method: string, path: string, body?: unknown) =>
  send(world, authorization, method, path, body);

const SEGMENTS = '/v1/apps/0123456789abcdef0123456789abcdef/segments';
const JOURNEYS = '/v1/apps/0123456789abcdef0123456789abcdef/journeys';

describe('a request that is not valid', () => {
  const cases: [what: string, method: string, path: string, body: unknown, message: string][] = [
    ['no body', 'POST', '/v1/apps', undefined, 'The request body: is required'],
    [
      'a body that is a list',
      'POST',
      '/v1/apps',
      [],
      'The request body: expected an object, got a list',
    ],
    ['a missing member', 'POST', '/v1/apps', {}, 'Name: is required'],
    ['null for a required member', 'POST', '/v1/apps', { Name: null }, 'Name: is required'],
    ['a number for a string', 'POST', '/v1/apps', { Name: 5 }, 'Name: expected a string, got 5'],
    [
      'NUL in a string',
      'POST',
      '/v1/apps',
      { Name: 'a\0b' },
      'Name: must not contain NUL characters or half surrogate pairs',
    ],
    [
      'half a surrogate pair',
      'POST',
      '/v1/apps',
      '{"Name":"\\ud800"}',
      'Name: must not contain NUL characters or half surrogate pairs',
    ],
    [
      'a prototype name as key',
      'POST',
      '/v1/apps',
      '{"Name":"x","tags":{"__proto__":"x"}}',
      'tags.__proto__: is not allowed as a name',
    ],
    [
      'an unknown enum value deep inside',
      'POST',
      SEGMENTS,
      {
        Name: 's',
        Dimensions: { Attributes: { 'a/b c': { Values: ['x'], AttributeType: 'LIKE' } } },
      },
      'Dimensions.Attributes["a/b c"].AttributeType: "LIKE" is not allowed, expected one of INCLUSIVE, EXCLUSIVE, CONTAINS, BEFORE, AFTER, ON, BETWEEN',
    ],
    [
      'a fraction for a whole number',
      'POST',
      JOURNEYS,
      { Name: 'j', Activities: { a: { RandomSplit: { Branches: [{ Percentage: 1.5 }] } } } },
      'Activities.a.RandomSplit.Branches[0].Percentage: expected a whole number, got 1.5',
    ],
    [
      'a number that is too large',
      'POST',
      JOURNEYS,
      { Name: 'j', Limits: { DailyCap: 2 ** 31 } },
      'Limits.DailyCap: must be <= 2147483647',
    ],
    [
      'a word for a boolean',
      'POST',
      JOURNEYS,
      { Name: 'j', LocalTime: 'yes' },
      'LocalTime: expected true or false, got a string',
    ],
    [
      'a date that is none',
      'POST',
      JOURNEYS,
      { Name: 'j', Schedule: { StartTime: '2026-02-31 at noon' } },
      'Schedule.StartTime: expected an ISO 8601 date and time such as 2026-01-31T09:00:00Z',
    ],
    [
      'an unknown weekday as key',
      'POST',
      JOURNEYS,
      { Name: 'j', OpenHours: { EMAIL: { FUNDAY: [] } } },
      'OpenHours.EMAIL.FUNDAY: "FUNDAY" is not allowed, expected one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY',
    ],
    [
      'a wrong member under its wire name',
      'POST',
      JOURNEYS,
      {
        Name: 'j',
        Activities: {
          a: { ConditionalSplit: { Condition: { Conditions: [{ segmentDimensions: 1 }] } } },
        },
      },
      'Activities.a.ConditionalSplit.Condition.Conditions[0].segmentDimensions: expected an object, got 1',
    ],
    [
      'a query parameter twice',
      'GET',
      '/v1/apps?page-size=1&page-size=2',
      undefined,
      'page-size: is given 2 times, once is allowed',
    ],
    [
      'a page size that is no number',
      'GET',
      '/v1/apps?page-size=ten',
      undefined,
      'page-size is "ten": expected a whole number from 1 to 1000',
    ],
    [
      'a made-up token',
      'GET',
      '/v1/apps?token=abc',
      undefined,
      'token is not valid: expected the NextToken of an earlier answer',
    ],
    [
      'a path that is not UTF-8',
      'GET',
      '/v1/apps/%ff',
      undefined,
      'The path part "%ff" is not valid percent-encoded UTF-8',
    ],
    [
      'NUL in the path',
      'GET',
      '/v1/apps/%00',
      undefined,
      'application-id: must not contain NUL characters or half surrogate pairs',
    ],
  ];

  it.each(cases)('with %s is told so', async (_what, method, path, body, message) => {
    expect(await call(method, path, body)).toMatchObject({
      status: 400,
      type: 'BadRequestException',
      message,
    });
  });

  it('is told all its problems at once', async () => {
    const { message } = await call('POST', SEGMENTS, {
      Name: true,
      Dimensions: { Attributes: { plan: { AttributeType: 'X' }, age: 'old' } },
    });
    expect(message.split('; ')).toEqual(
      expect.arrayContaining([
        'Name: expected a string, got true',
        'Dimensions.Attributes.plan.Values: is required',
        'Dimensions.Attributes.plan.AttributeType: "X" is not allowed, expected one of INCLUSIVE, EXCLUSIVE, CONTAINS, BEFORE, AFTER, ON, BETWEEN',
        'Dimensions.Attributes.age: expected an object, got a string',
      ]),
    );
  });

  it('with a thousand problems is told the first fifty', async () => {
    const values = Array.from({ length: 1000 }, () => 1);
    const { message } = await call('POST', SEGMENTS, {
      Name: 's',
      Dimensions: { Attributes: { a: { Values: values } } },
    });
    expect(message.split('; ')).toHaveLength(51);
    expect(message).toMatch(/; and more$/);
  });

  it('with more entries than anybody needs is refused before they are looked at', async () => {
    const { status, message } = await call('POST', SEGMENTS, {
      Name: 's',
      Dimensions: { Attributes: { a: { Values: Array.from({ length: 100_001 }, () => 1) } } },
    });
    expect({ status, message }).toMatchObject({
      status: 400,
      message: expect.stringContaining('more than 100000 list and map entries'),
    });
  });

  it.each([
    ['malformed JSON', '{"Name":', /not valid JSON: /],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), /not valid UTF-8/],
  ])('with %s is told so', async (_what, body, message) => {
    const headers = { authorization };
    const response = await fetch(`${world.url}/v1/apps`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ Message: expect.stringMatching(message) });
  });

  it('with a compressed body is told so', async () => {
    const response = await fetch(`${world.url}/v1/apps`, {
      method: 'POST',
      headers: { authorization, 'content-encoding': 'gzip' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      Message: 'The request body must be sent without Content-Encoding',
    });
  });
});

describe('members', () => {
  it('that the model does not know are dropped, and null is absent', async () => {
    const response = await fetch(`${world.url}/v1/apps`, {
      method: 'POST',
      headers: { authorization },
      body: '{"Name":"n","tags":{"a":"b","c":null},"Owner":"x","__proto__":{"tags":{"d":"e"}}}',
    });
    expect(response.status).toBe(201);
    const app = (await response.json()) as Record<string, unknown>;
    expect(app).toMatchObject({ Name: 'n', tags: { a: 'b' } });
    expect(app).not.toHaveProperty('Owner');
    expect(app.tags).not.toHaveProperty('c');
    expect(app.tags).not.toHaveProperty('d');
  });
});

describe('what is asked of something that is not built yet', () => {
  it('is answered so in the form of the service', async () => {
    const { Id: app } = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'a' } });
    const key = { project_id: app, name: 'Imported', version: 1 };
    await world.ctx.db('segments').insert({ ...key, id: 'file', type: 'IMPORT' });
    await world.ctx.db('segment_versions').insert({ ...key, segment_id: 'file' });
    const SegmentGroups = { Groups: [{ SourceSegments: [{ Id: 'file' }] }] };
    expect(
      await call('POST', `/v1/apps/${app}/segments`, { Name: 'Built on it', SegmentGroups }),
    ).toMatchObject({
      status: 501,
      type: 'NotImplementedException',
      message: "Segment file is imported: imported segments can't be evaluated yet",
    });
  });
});
