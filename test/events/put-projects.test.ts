import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NotFoundError } from '../../src/errors.ts';
import { putEvents } from '../../src/events/index.ts';
import { createApp, deleteApp } from '../../src/projects/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Batches = In<'PutEvents'>['EventsRequest']['BatchItem'];

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

const opened = { EventType: 'opened', Timestamp: '2026-11-01T10:00:00.000Z' };
const put = (BatchItem: Batches, ctx = world.ctx) =>
  putEvents(ctx, { ApplicationId, EventsRequest: { BatchItem } });
const stored = () =>
  world.ctx.db('events').where('project_id', ApplicationId).orderBy(['endpoint_id', 'id']);

it("does not take events for another account's project, nor for one that is not there", async () => {
  const stranger = { ...world.ctx, account: 'somebody else' };
  await expect(
    put({ phone: { Endpoint: {}, Events: { e1: opened } } }, stranger),
  ).rejects.toBeInstanceOf(NotFoundError);
  expect(await stored()).toEqual([]);
});

it('forgets the events of a project that is deleted, also those that come in the same moment', async () => {
  const many = Array.from({ length: 8 }, (_, i) => ({
    [`phone${i}`]: { Endpoint: {}, Events: { e1: opened } },
  }));
  await put(many[0] ?? {});
  const putting = [...many, ...many].map((batch) => put(batch));
  await deleteApp(world.ctx, { ApplicationId });
  await Promise.allSettled(putting);
  expect(await stored()).toEqual([]);
  await expect(put(many[0] ?? {})).rejects.toBeInstanceOf(NotFoundError);
});
