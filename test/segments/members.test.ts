import { afterAll, beforeAll, expect, it } from 'vitest';
import { upsertEndpoints } from '../../src/endpoints/index.ts';
import { createApp } from '../../src/projects/index.ts';
import {
  createSegment,
  filterMembers,
  segmentPage,
  segmentSize,
} from '../../src/segments/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function project(): Promise<string> {
  return (await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } })).Id;
}

it('reads a segment page by page, each member once, in the order of ids', async () => {
  const id = await project();
  await upsertEndpoints(
    world.ctx,
    id,
    Array.from({ length: 25 }, (_, i) => ({
      id: `e${i}`,
      request: { Attributes: { plan: [i % 2 ? 'gold' : 'silver'] } },
    })),
  );
  const { Id: segmentId } = await createSegment(world.ctx, {
    ApplicationId: id,
    WriteSegmentRequest: {
      Name: 'gold',
      Dimensions: { Attributes: { plan: { Values: ['gold'] } } },
    },
  });
  const ref = { projectId: id, segmentId };
  const seen: string[] = [];
  for (;;) {
    const page = await segmentPage(world.ctx, ref, { after: seen.at(-1), limit: 5 });
    if (page.length === 0) break;
    seen.push(...page.map((member) => member.id));
  }
  const gold = Array.from({ length: 25 }, (_, i) => `e${i}`).filter((_, i) => i % 2);
  expect([...seen].sort()).toEqual([...gold].sort());
  expect(new Set(seen).size).toBe(seen.length);
  expect(await segmentSize(world.ctx, ref)).toBe(12);
  expect(await filterMembers(world.ctx, ref, ['e0', 'e1', 'e3', 'nobody'])).toEqual(
    new Set(['e1', 'e3']),
  );
});

it('never has members of another project', async () => {
  const [here, there] = [await project(), await project()];
  await upsertEndpoints(world.ctx, there, [{ id: 'foreign', request: {} }]);
  await upsertEndpoints(world.ctx, here, [{ id: 'own', request: {} }]);
  const { Id: segmentId } = await createSegment(world.ctx, {
    ApplicationId: here,
    WriteSegmentRequest: { Name: 'everybody' },
  });
  const ref = { projectId: here, segmentId };
  const page = await segmentPage(world.ctx, ref, { limit: 10 });
  expect(page.map((member) => member.id)).toEqual(['own']);
  expect(await filterMembers(world.ctx, ref, ['foreign', 'own'])).toEqual(new Set(['own']));
  await expect(
    segmentPage(world.ctx, { projectId: there, segmentId }, { limit: 10 }),
  ).rejects.toThrow('Segment not found');
});
