import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
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
const outbox = () => world.ctx.db('trigger_outbox').where('project_id', ApplicationId);
const listenFor = (event_type: string) =>
  world.ctx.db('triggers').insert({
    project_id: ApplicationId,
    event_type,
    kind: 'journey',
    target_id: 'j',
  });

it('accepts an event that comes again, stores it once and triggers once', async () => {
  await listenFor('opened');
  const again = { phone: { Endpoint: {}, Events: { e1: opened } } };
  await Promise.all([put(again), put(again), put(again)]);
  expect((await put(again)).Results?.phone?.EventsItemResponse).toEqual({ e1: ACCEPTED });
  expect(await stored()).toHaveLength(1);
  expect(await outbox()).toMatchObject([
    { event_type: 'opened', endpoint_id: 'phone', event_id: 'e1' },
  ]);
});

it('puts into the outbox only what somebody waits for, in the order it happened', async () => {
  await listenFor('opened');
  const at = (second: number) => ({ ...opened, Timestamp: `2026-11-01T10:00:0${second}Z` });
  await put({
    phone: {
      Endpoint: {},
      Events: { later: at(2), ignored: { ...opened, EventType: 'closed' }, first: at(1) },
    },
  });
  expect(await outbox().orderBy('id').select('event_id')).toEqual([
    { event_id: 'first' },
    { event_id: 'later' },
  ]);
});

it('wakes the listener only when something is in the outbox', async () => {
  const { rows } = await world.ctx.db.raw<{ rows: { name: string }[] }>(
    'select current_database() as name',
  );
  const listener = new pg.Client(`${inject('postgres')}${rows[0]?.name}`);
  await listener.connect();
  const heard: string[] = [];
  listener.on('notification', ({ channel }) => heard.push(channel));
  await listener.query('listen cairn_triggers');
  // What was notified before a query has arrived with its answer.
  const hear = () => listener.query('select');

  await put({ phone: { Endpoint: {}, Events: { e1: opened } } });
  await hear();
  expect(heard).toEqual([]);
  await listenFor('opened');
  await put({ phone: { Endpoint: {}, Events: { e2: opened, e3: opened } } });
  await hear();
  expect(heard).toEqual(['cairn_triggers']);
  await listener.end();
});

it("does not trigger another project's journeys", async () => {
  const other = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Other' } });
  await world.ctx
    .db('triggers')
    .insert({ project_id: other.Id, event_type: 'opened', kind: 'journey', target_id: 'j' });
  await put({ phone: { Endpoint: {}, Events: { e1: opened } } });
  expect(
    await world.ctx.db('trigger_outbox').whereIn('project_id', [ApplicationId, other.Id]),
  ).toEqual([]);
});
