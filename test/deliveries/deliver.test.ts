import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliver } from '../../src/deliveries/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { addressOf, makeEndpoint, makeProject, request } from './sending-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const outbox = (projectId: string) =>
  world.ctx.db('outbox_messages').where({ project_id: projectId });

it('delivers into the outbox where no provider is set up, once per key', async () => {
  const { ctx } = world;
  const project = await makeProject(ctx);
  const ann = await makeEndpoint(ctx, project, { id: 'ann' });
  const [first] = await deliver(ctx, [request(project, ann)]);
  expect(first).toMatchObject({ state: 'accepted' });
  expect(await deliver(ctx, [request(project, ann)])).toEqual([first]);
  const messages = await outbox(project);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    delivery_id: first?.deliveryId,
    address: 'ann@example.com',
    subject: 'Hello',
    text: 'Hi ann',
    headers: {
      From: 'Shop <shop@example.com>',
      To: 'ann@example.com',
      'Message-ID': first?.messageId,
    },
  });
  expect(messages[0].html).toMatch(
    /^<p>Hi ann<\/p><img src="http:\/\/127.0.0.1:8080\/t\/o\/[\w-]{43}"/,
  );
  expect(await ctx.db('deliveries').where({ project_id: project })).toMatchObject([
    { state: 'accepted', provider: 'outbox', attempts: 1, endpoint_id: 'ann', source: 'direct' },
  ]);
});

describe('every "no" is a row with its reason', () => {
  it.each([
    ['OPTED_OUT', { optOut: 'ALL' as const }],
    ['ENDPOINT_INACTIVE', { status: 'INACTIVE' as const }],
    ['NO_ADDRESS', { address: undefined }],
    ['INVALID_ADDRESS', { address: 'a@example.com, b@example.com' }],
    ['INVALID_ADDRESS', { address: 'a@example.com\r\nBcc: b@example.com' }],
    ['NO_CHANNEL', { channelType: undefined }],
    ['NO_MESSAGE_FOR_CHANNEL', { channelType: 'SMS' as const }],
  ])('%s', async (reason, given) => {
    const { ctx } = world;
    const project = await makeProject(ctx);
    const endpoint = await makeEndpoint(ctx, project, { id: 'bob', ...given });
    const [result] = await deliver(ctx, [request(project, endpoint)]);
    expect(result).toMatchObject({ state: 'refused', reason });
    expect(await ctx.db('deliveries').where({ project_id: project })).toMatchObject([
      {
        id: result?.deliveryId,
        state: 'refused',
        reason,
        attempts: 0,
        settled_at: expect.any(Date),
      },
    ]);
    expect(await outbox(project)).toEqual([]);
  });
});

it('sends to an address that is no endpoint', async () => {
  const project = await makeProject(world.ctx);
  const [result] = await deliver(world.ctx, [
    request(project, addressOf('SMS', '+14155550100'), {
      class: 'transactional',
      content: { channel: 'SMS', body: 'Your code is {{code}}', substitutions: [{ code: ['42'] }] },
    }),
  ]);
  expect(result?.state).toBe('accepted');
  expect(await outbox(project)).toMatchObject([
    { address: '+14155550100', text: 'Your code is 42', channel_type: 'SMS' },
  ]);
});
