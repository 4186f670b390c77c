import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliver, type DeliveryRequest } from '../../src/deliveries/index.ts';
import { trackOpen } from '../../src/tracking/index.ts';
import { addressOf, makeEndpoint, makeProject, request } from '../deliveries/sending-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const NOON = new Date('2026-11-22T12:00:00Z');
const minutesAfterNoon = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);

/** A message in the outbox, and a reader who opens it at some minutes after noon. */
async function sent(given: Partial<DeliveryRequest> = {}, endpoint?: DeliveryRequest['endpoint']) {
  const { ctx } = world;
  const projectId = await makeProject(ctx);
  const to = endpoint ?? (await makeEndpoint(ctx, projectId, { id: 'ann', userId: 'u1' }));
  const [result] = await deliver(ctx, [request(projectId, to, given)]);
  const outbox: { html: string }[] = await ctx
    .db('outbox_messages')
    .where({ project_id: projectId });
  const token = /\/t\/o\/([\w-]+)"/.exec(outbox[0]?.html ?? '')?.[1] ?? '';
  return {
    deliveryId: result?.deliveryId ?? '',
    token,
    open: (minutes: number, asked = token) =>
      trackOpen({ ...ctx, now: () => minutesAfterNoon(minutes) }, asked),
    events: () => ctx.db('events').where({ project_id: projectId }).orderBy('at'),
    projectId,
  };
}

const journey = {
  kind: 'journey',
  journeyId: 'j',
  runId: 'r',
  stepId: 's',
  participantId: 'p',
} as const;

it('records the open of a journey message, with what the journey asks for', async () => {
  const { open, events, deliveryId } = await sent({ source: journey });
  await open(5);
  expect(await events()).toMatchObject([
    {
      endpoint_id: 'ann',
      user_id: 'u1',
      type: '_email.open',
      at: minutesAfterNoon(5),
      attributes: {
        journey_id: 'j',
        journey_run_id: 'r',
        journey_activity_id: 's',
        feedback: 'opened',
        message_id: deliveryId,
      },
    },
  ]);
});

it("tells the sender's context with it, which can not pass for a journey", async () => {
  const { open, events } = await sent({
    source: journey,
    context: { order: '7', journey_id: 'forged', feedback: 'forged' },
    traceId: 't',
  });
  await open(0);
  const [event] = await events();
  expect(event.attributes).toMatchObject({
    order: '7',
    trace_id: 't',
    journey_id: 'j',
    feedback: 'opened',
  });
});

it('counts once in each clock hour', async () => {
  const { open, events } = await sent();
  for (const minutes of [0, 1, 59]) await open(minutes);
  expect(await events()).toHaveLength(1);
  await open(60);
  expect(await events()).toHaveLength(2);
});

it('wakes who waits for the open, once', async () => {
  const { open, projectId } = await sent();
  await world.ctx.db('triggers').insert({
    project_id: projectId,
    event_type: '_email.open',
    kind: 'journey',
    target_id: 'j',
  });
  await open(1);
  await open(2);
  expect(await world.ctx.db('trigger_outbox').where({ project_id: projectId })).toMatchObject([
    { event_type: '_email.open', endpoint_id: 'ann' },
  ]);
});

it('records the open of a message to a bare address by the id of the message', async () => {
  const { open, events, deliveryId } = await sent({}, addressOf('EMAIL', 'a@b.io'));
  await open(0);
  expect(await events()).toMatchObject([
    { endpoint_id: deliveryId, user_id: null, type: '_email.open', at: NOON },
  ]);
});

it('records nothing for a token that is not ours', async () => {
  const { open, events, token, deliveryId } = await sent();
  const bytes = Buffer.from(token, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  const forged = bytes.toString('base64url');
  for (const asked of ['', 'x', deliveryId, forged, token.slice(0, -2), 'A'.repeat(43)]) {
    await open(0, asked);
  }
  expect(await events()).toEqual([]);
});

it('records nothing when the project is gone', async () => {
  const { open, projectId } = await sent();
  await world.ctx.db('projects').where({ id: projectId }).delete();
  await expect(open(0)).resolves.toBeUndefined();
});
