import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allowAgain, suppress } from '../../src/consent/index.ts';
import type { Suppression } from '../../src/consent/suppress.ts';
import { withTransaction } from '../../src/context.ts';
import { deliver, type DeliveryRequest } from '../../src/deliveries/index.ts';
import { makeEndpoint, makeProject, request } from '../deliveries/sending-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let project: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  project = await makeProject(world.ctx);
});

let sent = 0;
async function send(given: Partial<DeliveryRequest> = {}, address = 'ann@example.com') {
  const ann = await makeEndpoint(world.ctx, project, { id: `e${(sent += 1)}`, address });
  const [result] = await deliver(world.ctx, [request(project, ann, { key: `k${sent}`, ...given })]);
  return result;
}
const no = (given: Partial<Suppression> = {}) =>
  suppress(world.ctx, project, [
    { channel: 'EMAIL', address: 'Ann@Example.com ', reason: 'UNSUBSCRIBE', ...given },
  ]);
const marketing = { class: 'marketing' } as const;
const transactional = { class: 'transactional' } as const;

it('holds for every endpoint that has the address, however it is written', async () => {
  await no();
  expect(await send(marketing)).toMatchObject({ state: 'refused', reason: 'SUPPRESSED' });
  expect(await send(marketing, 'ANN@example.com')).toMatchObject({ reason: 'SUPPRESSED' });
  expect(await send(marketing, 'ben@example.com')).toMatchObject({ state: 'accepted' });
});

it('of somebody who unsubscribed lets what they asked for through', async () => {
  await no();
  expect(await send(transactional)).toMatchObject({ state: 'accepted' });
});

it.each(['HARD_BOUNCE', 'COMPLAINT', 'STOP'] as const)('after %s nothing goes', async (reason) => {
  await no({ reason });
  expect(await send(transactional)).toMatchObject({ reason: 'SUPPRESSED' });
});

it('is not loosened by a milder no', async () => {
  await no({ reason: 'HARD_BOUNCE' });
  await no({ reason: 'UNSUBSCRIBE' });
  expect(await send(transactional)).toMatchObject({ reason: 'SUPPRESSED' });
});

it('counts for a bare address as for an endpoint', async () => {
  await no();
  const asked = request(project, await makeEndpoint(world.ctx, project, { id: 'x' }), {
    key: 'bare',
    ...marketing,
    endpoint: { channelType: 'EMAIL', address: 'ann@example.com' },
  });
  expect(await deliver(world.ctx, [asked])).toMatchObject([{ reason: 'SUPPRESSED' }]);
});

it('is of one project only', async () => {
  await no();
  project = await makeProject(world.ctx);
  expect(await send(marketing)).toMatchObject({ state: 'accepted' });
});

describe('of one topic', () => {
  const about = (topic: string) => ({
    ...marketing,
    content: { channel: 'EMAIL', subject: 'Hi', text: 'Hi', topic } as const,
  });

  it('keeps that topic away, and no other', async () => {
    await no({ topic: 'offers' });
    expect(await send(about('offers'))).toMatchObject({ state: 'refused', reason: 'TOPIC_LEFT' });
    expect(await send(about('news'))).toMatchObject({ state: 'accepted' });
    expect(await send(marketing)).toMatchObject({ state: 'accepted' });
  });

  it('is taken back alone', async () => {
    await no({ topic: 'offers' });
    await no();
    const back = { channel: 'EMAIL', address: 'ann@example.com', reason: 'PREFERENCE' } as const;
    expect(await allowAgain(world.ctx, project, { ...back, topic: 'offers' })).toBe(true);
    expect(await send(about('offers'))).toMatchObject({ reason: 'SUPPRESSED' });
    expect(await allowAgain(world.ctx, project, back)).toBe(true);
    expect(await send(about('offers'))).toMatchObject({ state: 'accepted' });
    expect(await allowAgain(world.ctx, project, back)).toBe(false);
  });
});

it('keeps every change of mind, and no address in the clear beside the list', async () => {
  await no({ detail: 'I want no more of this' });
  await allowAgain(world.ctx, project, {
    channel: 'EMAIL',
    address: 'ann@example.com',
    reason: 'MANUAL',
  });
  const history = await world.ctx
    .db('consent_history')
    .where({ project_id: project })
    .orderBy('id');
  expect(history).toMatchObject([
    { change: 'OUT', reason: 'UNSUBSCRIBE', detail: 'I want no more of this' },
    { change: 'IN', reason: 'MANUAL' },
  ]);
  expect(JSON.stringify(history)).not.toContain('example.com');
});

it('counts from its commit on', async () => {
  await withTransaction(world.ctx, async (tx) => {
    await suppress(tx, project, [
      { channel: 'EMAIL', address: 'ann@example.com', reason: 'UNSUBSCRIBE' },
    ]);
    expect(await send(marketing)).toMatchObject({ state: 'accepted' });
  });
  expect(await send(marketing)).toMatchObject({ reason: 'SUPPRESSED' });
});
