import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getEndpoint, updateEndpoint } from '../../src/endpoints/index.ts';
import { putEvents } from '../../src/events/index.ts';
import { createApp } from '../../src/projects/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Batches = In<'PutEvents'>['EventsRequest']['BatchItem'];
type Event = Batches[string]['Events'][string];

let world: TestWorld;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const app = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  ApplicationId = app.Id;
});

const ACCEPTED = { StatusCode: 202, Message: 'Accepted' };
const opened: Event = { EventType: 'opened', Timestamp: '2026-11-01T10:00:00.000Z' };
const put = (BatchItem: Batches, ctx = world.ctx) =>
  putEvents(ctx, { ApplicationId, EventsRequest: { BatchItem } });
const stored = () =>
  world.ctx.db('events').where('project_id', ApplicationId).orderBy(['endpoint_id', 'id']);

it('stores the endpoint and its events', async () => {
  const answer = await put({
    phone: {
      Endpoint: { ChannelType: 'GCM', Address: 'token', User: { UserId: 'ann' } },
      Events: {
        e1: {
          EventType: '_monetization.purchase',
          Timestamp: '2026-11-01T10:00:00+01:00',
          Attributes: { _currency: 'EUR' },
          Metrics: { _item_price: 9.99 },
          Session: { Id: 's', StartTimestamp: '2026-11-01T08:59:00Z', Duration: 60 },
          AppPackageName: 'com.example.shop',
        },
      },
    },
  });
  expect(answer).toEqual({
    Results: { phone: { EndpointItemResponse: ACCEPTED, EventsItemResponse: { e1: ACCEPTED } } },
  });
  expect(await stored()).toEqual([
    {
      project_id: ApplicationId,
      endpoint_id: 'phone',
      id: 'e1',
      user_id: 'ann',
      type: '_monetization.purchase',
      at: new Date('2026-11-01T09:00:00Z'),
      attributes: { _currency: 'EUR' },
      metrics: { _item_price: 9.99 },
      session: { Id: 's', StartTimestamp: '2026-11-01T08:59:00Z', Duration: 60 },
      app: { AppPackageName: 'com.example.shop' },
      received_at: expect.any(Date),
    },
  ]);
  const endpoint = await getEndpoint(world.ctx, { ApplicationId, EndpointId: 'phone' });
  expect(endpoint).toMatchObject({ Address: 'token', EndpointStatus: 'ACTIVE' });
});

it('knows the user of an endpoint that was stored before', async () => {
  await updateEndpoint(world.ctx, {
    ApplicationId,
    EndpointId: 'phone',
    EndpointRequest: { User: { UserId: 'ann' } },
  });
  await put({ phone: { Endpoint: {}, Events: { e1: opened } } });
  expect(await stored()).toMatchObject([{ user_id: 'ann' }]);
});

describe('an answer for each event', () => {
  const names = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, 'v']));
  it.each<[string, Partial<Event>, string]>([
    ['a value of 201 characters', { Attributes: { a: 'x'.repeat(201) } }, 'Attributes.a has 201'],
    [
      '41 names',
      { Attributes: names(40), Metrics: { m: 1 } },
      'have 41 names: expected at most 40',
    ],
    ['a name of 51 characters', { Metrics: { ['x'.repeat(51)]: 1 } }, 'Metrics has the name'],
    ['no event type', { EventType: '' }, 'EventType has 0 characters'],
    ['a time without zone', { Timestamp: '2026-11-01T10:00:00' }, 'Timestamp is "2026-11-01T10'],
    [
      'a bad session',
      { Session: { Id: 's', StartTimestamp: 'x' } },
      'Session.StartTimestamp is "x"',
    ],
  ])('refuses %s and takes the others', async (_, bad, message) => {
    const { Results } = await put({
      phone: { Endpoint: {}, Events: { good: opened, bad: { ...opened, ...bad } } },
    });
    expect(Results?.phone).toEqual({
      EndpointItemResponse: ACCEPTED,
      EventsItemResponse: {
        good: ACCEPTED,
        bad: { StatusCode: 400, Message: expect.stringContaining(message) },
      },
    });
    expect(await stored()).toMatchObject([{ id: 'good' }]);
  });

  it('refuses an event of more than 1,000 KB, which is too long in its parts, in a few words', async () => {
    const big = { ...opened, Attributes: names(12_000), EventType: 'x'.repeat(900_000) };
    expect(JSON.stringify(big).length).toBeGreaterThan(1_000 * 1024);
    const long = { ...opened, Metrics: { ['x'.repeat(100_000)]: 1 } };
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`n${i}`, 'v'.repeat(201)]),
    );
    const { Results } = await put({
      phone: {
        Endpoint: {},
        Events: { good: opened, big, long, many: { ...opened, Attributes: many } },
      },
    });
    const answers = Results?.phone?.EventsItemResponse;
    expect(answers?.good).toEqual(ACCEPTED);
    expect(answers?.big).toEqual({
      StatusCode: 400,
      Message:
        'EventType has 900000 characters: expected 1 to 256, none of them NUL; Attributes and Metrics have 12000 names: expected at most 40',
    });
    expect(answers?.long?.Message).toMatch(/^Metrics has the name "x{1,300}…$/);
    expect(answers?.many?.Message).toMatch(/^Attributes and Metrics have 500 .*; and 491 more$/);
    expect(await stored()).toMatchObject([{ id: 'good' }]);
  });

  it('takes from apps what apps know, and not what only the sender of a message does', async () => {
    const event = (EventType: string) => ({ ...opened, EventType });
    const { Results } = await put({
      phone: {
        Endpoint: {},
        Events: {
          start: event('_session.start'),
          push: event('_campaign.opened_notification'),
          forged: event('_email.open'),
        },
      },
    });
    expect(Results?.phone?.EventsItemResponse).toEqual({
      start: ACCEPTED,
      push: ACCEPTED,
      forged: {
        StatusCode: 400,
        Message: expect.stringMatching(
          /^EventType is "_email\.open": only the sender of a message/,
        ),
      },
    });
    expect((await stored()).map(({ id }: { id: string }) => id).sort()).toEqual(['push', 'start']);
  });

  it('takes what is just within the limits', async () => {
    const Attributes = { ...names(39), ['x'.repeat(50)]: 'v'.repeat(200) };
    const { Results } = await put({
      phone: { Endpoint: {}, Events: { e: { ...opened, Attributes } } },
    });
    expect(Results?.phone?.EventsItemResponse).toEqual({ e: ACCEPTED });
  });

  it('refuses an event id that is too long', async () => {
    const id = 'x'.repeat(257);
    const { Results } = await put({ phone: { Endpoint: {}, Events: { [id]: opened } } });
    expect(Results?.phone?.EventsItemResponse?.[id]?.StatusCode).toBe(400);
    expect(await stored()).toEqual([]);
  });
});

describe('an answer for each endpoint', () => {
  it('refuses a bad endpoint with its events, and stores the good one', async () => {
    const { Results } = await put({
      good: { Endpoint: {}, Events: { e1: opened } },
      bad: { Endpoint: { Demographic: { Timezone: 'Mars/Base' } }, Events: { e2: opened } },
    });
    expect(Results?.good?.EventsItemResponse).toEqual({ e1: ACCEPTED });
    expect(Results?.bad).toEqual({
      EndpointItemResponse: {
        StatusCode: 400,
        Message: expect.stringContaining('Demographic.Timezone is "Mars/Base"'),
      },
      EventsItemResponse: {
        e2: { StatusCode: 400, Message: 'The endpoint "bad" was not accepted and is not known' },
      },
    });
    expect(await stored()).toMatchObject([{ endpoint_id: 'good' }]);
    expect(await world.ctx.db('endpoints').where('project_id', ApplicationId)).toHaveLength(1);
  });

  it('takes the events of an endpoint that is known, also when its update is refused', async () => {
    await put({ phone: { Endpoint: { OptOut: 'ALL' }, Events: {} } });
    const { Results } = await put({
      phone: { Endpoint: { OptOut: 'SOME' }, Events: { e1: opened } },
    });
    expect(Results?.phone?.EndpointItemResponse?.StatusCode).toBe(400);
    expect(Results?.phone?.EventsItemResponse).toEqual({ e1: ACCEPTED });
  });

  it('undoes only the endpoint that grows too big by the merge', async () => {
    const Metrics = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`m${i}`, i]));
    await put({ full: { Endpoint: { Metrics }, Events: {} } });
    const { Results } = await put({
      full: { Endpoint: { Metrics: { more: 1 } }, Events: { e1: opened } },
      other: { Endpoint: { Metrics: { more: 1 } }, Events: { e2: opened } },
    });
    expect(Results?.full?.EndpointItemResponse?.Message).toContain('251 attributes');
    expect(Results?.full?.EventsItemResponse).toEqual({ e1: ACCEPTED });
    expect(Results?.other?.EndpointItemResponse).toEqual(ACCEPTED);
    const full = await getEndpoint(world.ctx, { ApplicationId, EndpointId: 'full' });
    expect(full.Metrics).not.toHaveProperty('more');
  });
});

it('refuses 101 events and stores nothing', async () => {
  const Events = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`e${i}`, opened]));
  await expect(put({ phone: { Endpoint: {}, Events } })).rejects.toThrow(
    'BatchItem has 101 events: expected at most 100',
  );
  expect(await stored()).toEqual([]);
});

it('asks Postgres as often for a hundred events of a hundred endpoints as for two', async () => {
  const statementsFor = async (count: number) => {
    let statements = 0;
    const listen = () => (statements += 1);
    world.ctx.db.on('query', listen);
    await put(
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`e${i}`, { Endpoint: {}, Events: { x: opened } }]),
      ),
    );
    world.ctx.db.off('query', listen);
    return statements;
  };
  await statementsFor(100);
  expect(await statementsFor(100)).toBe(await statementsFor(2));
});
