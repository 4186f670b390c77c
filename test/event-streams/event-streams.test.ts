import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import {
  deleteEventStream,
  getEventStream,
  putEventStream,
} from '../../src/event-streams/index.ts';
import { createApp, deleteApp } from '../../src/projects/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ctx: Ctx;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.ctx;
});
afterAll(() => world.close());
beforeEach(async () => {
  ({ Id: ApplicationId } = await createApp(ctx, { CreateApplicationRequest: { Name: 'Shop' } }));
});

const kinesis = {
  DestinationStreamArn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/events',
  RoleArn: 'arn:aws:iam::123456789012:role/service/stream-writer',
};
const firehose = 'arn:aws-cn:firehose:cn-north-1:123456789012:deliverystream/events';
const put = (WriteEventStream = kinesis, as = ctx) =>
  putEventStream(as, { ApplicationId, WriteEventStream });

it('keeps the one destination of a project, in the wire form', async () => {
  const first = await put();
  expect(first).toEqual({
    ApplicationId,
    ...kinesis,
    LastModifiedDate: expect.stringMatching(/^\d{4}-.*Z$/),
    LastUpdatedBy: 'test',
  });
  expect(await getEventStream(ctx, { ApplicationId })).toEqual(first);

  const later = { ...ctx, actor: { kind: 'apiKey', id: 'ann' }, now: () => new Date(0) } as const;
  const second = await put({ ...kinesis, DestinationStreamArn: firehose }, later);
  expect(second).toMatchObject({
    DestinationStreamArn: firehose,
    LastModifiedDate: '1970-01-01T00:00:00.000Z',
    LastUpdatedBy: 'ann',
  });
  expect(await getEventStream(ctx, { ApplicationId })).toEqual(second);
});

it('answers a delete with what it was, and goes with its project', async () => {
  await expect(getEventStream(ctx, { ApplicationId })).rejects.toThrow('has no event stream');
  await expect(deleteEventStream(ctx, { ApplicationId })).rejects.toBeInstanceOf(NotFoundError);
  const stream = await put();
  expect(await deleteEventStream(ctx, { ApplicationId })).toEqual(stream);
  await expect(getEventStream(ctx, { ApplicationId })).rejects.toBeInstanceOf(NotFoundError);

  await put();
  await deleteApp(ctx, { ApplicationId });
  expect(await ctx.db('event_streams').where({ project_id: ApplicationId })).toEqual([]);
});

it('refuses what is no stream and no role, both in one message', async () => {
  const wrong = { DestinationStreamArn: kinesis.RoleArn, RoleArn: 'role/stream-writer' };
  const ask = put(wrong);
  await expect(ask).rejects.toBeInstanceOf(ValidationError);
  await expect(ask).rejects.toThrow(
    /DestinationStreamArn is "arn:aws:iam.*Kinesis stream.*Firehose.*RoleArn is "role\/stream-writer"/,
  );
  for (const bad of ['', `${kinesis.DestinationStreamArn}\n`, 'arn:aws:kinesis:::stream/x']) {
    await expect(put({ ...kinesis, DestinationStreamArn: bad })).rejects.toThrow(
      'DestinationStreamArn is',
    );
  }
  await expect(getEventStream(ctx, { ApplicationId })).rejects.toBeInstanceOf(NotFoundError);
});

it("does not find another account's project", async () => {
  await put();
  const stranger = { ...ctx, account: 'somebody else' };
  for (const ask of [
    () => put(kinesis, stranger),
    () => getEventStream(stranger, { ApplicationId }),
    () => deleteEventStream(stranger, { ApplicationId }),
  ]) {
    await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  }
  expect(await getEventStream(ctx, { ApplicationId })).toMatchObject(kinesis);
});
