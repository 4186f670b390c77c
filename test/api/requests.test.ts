import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
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

interface Answer {
  status: number;
  type: string | null;
  message: string;
  headers: Headers;
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${world.url}${path}`, {
    method,
    headers: { authorization },
    body: text,
  });
  const answer = (await response.json()) as { Message: string; RequestID: string };
  if (!response.ok) expect(answer.RequestID).toBe(response.headers.get('x-amzn-requestid'));
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    message: answer.Message,
    headers: response.headers,
  };
}

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

describe('a path', () => {
  it.each([
    '/v1',
    '/v1/nowhere',
    '/v1/apps//settings',
    '/v1/apps/x/../y',
    '/v1/apps/x/settings/deep',
  ])('%s that leads nowhere is not found', async (path) => {
    // fetch resolves dot segments, so the target is sent by hand.
    const answer = await rawRequest(`GET ${path} HTTP/1.1`, [`authorization: ${authorization}`]);
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    expect(answer).toMatch(/x-amzn-ErrorType: NotFoundException/i);
  });

  it('may end with a slash', async () => {
    expect((await call('GET', '/v1/apps/')).status).toBe(200);
  });

  it('that exists answers another method with those it has', async () => {
    const { status, type, headers } = await call('PATCH', '/v1/apps');
    expect({ status, type }).toEqual({ status: 405, type: 'MethodNotAllowedException' });
    expect(headers.get('allow')).toBe('POST, GET');
  });

  it('outside of the API is not found either', async () => {
    expect((await fetch(`${world.url}/nothing`)).status).toBe(404);
  });
});

describe('an operation that is not built yet', () => {
  it('says so in the form of the service', async () => {
    expect(await call('GET', '/v1/recommenders')).toMatchObject({
      status: 501,
      type: 'NotImplementedException',
      message: 'GetRecommenderConfigurations is not implemented yet',
    });
  });
});

/** Sends bytes by hand and reads the answer until the server ends it. */
function rawRequest(first: string, headers: string[], chunks: Buffer[] = []): Promise<string> {
  const { hostname, port } = new URL(world.url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write([first, 'host: x', 'connection: close', ...headers, '', ''].join('\r\n'));
      for (const chunk of chunks) socket.write(chunk);
    });
    socket.on('data', (data) => (answer += data.toString()));
    // A server that stops reading resets the connection; what it said before is what counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

describe('a body over 7 MB', () => {
  const SEVEN_MB = 7 * 1024 * 1024;
  const create = (bytes: number) => ({ Name: 'x'.repeat(bytes - '{"Name":""}'.length) });

  it('is refused by its declared length', async () => {
    expect(await call('POST', '/v1/apps', create(SEVEN_MB + 1))).toMatchObject({
      status: 413,
      type: 'PayloadTooLargeException',
      message: 'The request body is larger than 7 MB',
    });
  });

  it('is refused by its real length when it comes in chunks', async () => {
    const megabyte = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(1024 * 1024, 'x'),
      Buffer.from('\r\n'),
    ]);
    const answer = await rawRequest(
      'POST /v1/apps HTTP/1.1',
      [`authorization: ${authorization}`, 'transfer-encoding: chunked'],
      Array.from({ length: 9 }, () => megabyte),
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it('is the limit itself: 7 MB are read', async () => {
    expect((await call('POST', '/v1/apps', create(SEVEN_MB))).status).toBe(400);
  });
});

describe('a defect', () => {
  it('tells nothing of the inside', async () => {
    const broken = await apiWorld();
    try {
      await broken.deps.db.raw('drop table projects cascade');
      const key = await createApiKey(broken.ctx, { WriteApiKeyRequest: { Name: 'test' } });
      const response = await fetch(`${broken.url}/v1/apps`, {
        headers: { authorization: `Bearer ${key.ApiKey}` },
      });
      expect(response.status).toBe(500);
      expect(response.headers.get('x-amzn-errortype')).toBe('InternalServerErrorException');
      expect(await response.json()).toEqual({
        RequestID: response.headers.get('x-amzn-requestid'),
        Message: 'An internal error happened',
      });
    } finally {
      await broken.close();
    }
  });
});
