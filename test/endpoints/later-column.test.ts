import { afterAll, beforeAll, expect, it } from 'vitest';
import { getEndpoint, updateEndpoint } from '../../src/endpoints/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { testWorld } from '../support/world.ts';
import type { TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it('an endpoint is read on, with its prepared statement, when a newer version adds columns to the tables', async () => {
  const { ctx } = world;
  const app = await createApp(ctx, { CreateApplicationRequest: { Name: 'P' } });
  const input = { ApplicationId: app.Id ?? '', EndpointId: 'e' };
  await updateEndpoint(ctx, { ...input, EndpointRequest: { Address: 'ada@example.com' } });
  const before = await getEndpoint(ctx, input);
  for (const table of ['endpoints', 'users', 'projects']) {
    await ctx.db.raw('alter table ?? add column later text', [table]);
  }
  expect(await getEndpoint(ctx, input)).toEqual(before);
});
