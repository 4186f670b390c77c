import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliver } from '../../src/deliveries/index.ts';
import { deliveries } from '../../src/metrics/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { makeEndpoint, makeProject, request } from './sending-world.ts';

let world: TestWorld;
beforeAll(async () => (world = await testWorld()));
afterAll(() => world.close());

async function counted(): Promise<Record<string, number>> {
  const { values } = await deliveries.get();
  return Object.fromEntries(
    values.map(({ labels, value }) => [`${labels.channel} ${labels.state}`, value]),
  );
}

it('counts each attempt by channel and the state it led to, and a repeat not at all', async () => {
  const { ctx } = world;
  const project = await makeProject(ctx);
  const ann = await makeEndpoint(ctx, project, { id: 'ann' });
  const bob = await makeEndpoint(ctx, project, { id: 'bob', optOut: 'ALL' });
  const requests = [request(project, ann), request(project, bob)];
  await deliver(ctx, requests);
  expect(await counted()).toEqual({ 'EMAIL accepted': 1, 'EMAIL refused': 1 });
  await deliver(ctx, requests);
  expect(await counted()).toEqual({ 'EMAIL accepted': 1, 'EMAIL refused': 1 });
});
