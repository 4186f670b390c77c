import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliver, type DeliveryRequest } from '../../src/deliveries/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { makeEndpoint, makeProject, request } from './sending-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** A ledger row as a process left it when it died, and the request that is made again. */
async function leftBehind(
  state: string,
  messageClass: DeliveryRequest['class'],
  secondsAgo: number,
): Promise<{ project: string; asked: DeliveryRequest; messages: () => Promise<unknown[]> }> {
  const { ctx } = world;
  const project = await makeProject(ctx);
  const ann = await makeEndpoint(ctx, project, { id: 'ann' });
  const asked = request(project, ann, { class: messageClass });
  await ctx.db('deliveries').insert({
    project_id: project,
    send_key: asked.key,
    class: messageClass,
    source: 'direct',
    channel_type: 'EMAIL',
    endpoint_id: 'ann',
    state,
    message_id: '<first@attempt>',
    attempts: 1,
    handed_over_at:
      state === 'claimed' ? null : ctx.db.raw(`now() - interval '${secondsAgo} seconds'`),
  });
  return {
    project,
    asked,
    messages: () => ctx.db('outbox_messages').where({ project_id: project }),
  };
}

describe('a key that an attempt left behind', () => {
  it('claimed: is taken over, with the Message-ID it had', async () => {
    const { asked, messages } = await leftBehind('claimed', 'marketing', 0);
    const results = await deliver(world.ctx, [asked]);
    expect(results).toMatchObject([{ state: 'accepted', messageId: '<first@attempt>' }]);
    expect(await messages()).toHaveLength(1);
  });

  it('handed over long ago, marketing: is unknown, and never sent again', async () => {
    const { asked, messages } = await leftBehind('handed_over', 'marketing', 3600);
    const unknown = { state: 'unknown', reason: 'INTERRUPTED' };
    expect(await deliver(world.ctx, [asked])).toMatchObject([unknown]);
    expect(await deliver(world.ctx, [asked])).toMatchObject([unknown]);
    expect(await messages()).toEqual([]);
  });

  it('handed over long ago, transactional: is sent again with the Message-ID it had', async () => {
    const { asked, messages } = await leftBehind('handed_over', 'transactional', 3600);
    const results = await deliver(world.ctx, [asked]);
    expect(results).toMatchObject([{ state: 'accepted', messageId: '<first@attempt>' }]);
    expect(await messages()).toHaveLength(1);
  });

  it.each(['marketing', 'transactional'] as const)(
    'handed over a moment ago, %s: may still be under way, so it is left alone',
    async (messageClass) => {
      const { asked, messages } = await leftBehind('handed_over', messageClass, 5);
      expect(await deliver(world.ctx, [asked])).toMatchObject([
        { state: 'unknown', reason: 'IN_PROGRESS', transient: true },
      ]);
      expect(await messages()).toEqual([]);
    },
  );

  it.each(['accepted', 'rejected', 'refused'])('%s: is answered and not sent', async (state) => {
    const { asked, messages } = await leftBehind(state, 'transactional', 3600);
    expect(await deliver(world.ctx, [asked])).toMatchObject([{ state }]);
    expect(await messages()).toEqual([]);
  });
});

it('of many calls with the same key at once, one message comes into the outbox', async () => {
  const { ctx } = world;
  const project = await makeProject(ctx);
  const asked = request(project, await makeEndpoint(ctx, project, { id: 'ann' }));
  const results = await Promise.all(Array.from({ length: 8 }, () => deliver(ctx, [asked])));
  expect(new Set(results.flat().map(({ state }) => state))).toEqual(new Set(['accepted']));
  expect(await ctx.db('outbox_messages').where({ project_id: project })).toHaveLength(1);
});

it('two batches with the same keys in opposite order do not lock each other out', async () => {
  const { ctx } = world;
  const project = await makeProject(ctx);
  const requests: DeliveryRequest[] = [];
  for (let index = 0; index < 40; index += 1) {
    requests.push(request(project, await makeEndpoint(ctx, project, { id: `e${index}` })));
  }
  await Promise.all([deliver(ctx, requests), deliver(ctx, requests.toReversed())]);
  expect(await ctx.db('outbox_messages').where({ project_id: project })).toHaveLength(40);
});

it('an opt-out that is committed before the claim wins over what the caller has read', async () => {
  const { ctx } = world;
  const project = await makeProject(ctx);
  const ann = await makeEndpoint(ctx, project, { id: 'ann' });
  await ctx.db('endpoints').where({ project_id: project, id: 'ann' }).update({ opt_out: 'ALL' });
  expect(ann.optOut).toBe('NONE');
  expect(await deliver(ctx, [request(project, ann)])).toMatchObject([
    { state: 'refused', reason: 'OPTED_OUT' },
  ]);
});
