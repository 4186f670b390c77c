import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { matchesDimensions, unmetCriteria } from '../../src/domain/segment/index.ts';
import { findEndpoints, upsertEndpoints } from '../../src/endpoints/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { compileDimensions } from '../../src/segments/sql/dimensions.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { dimensions, endpoint, NOW, oneDimension } from './arbitraries.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

it('agrees with the pure matcher on whatever endpoints and dimensions', async () => {
  const { Id: id } = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  const requests = fc.sample(endpoint, { numRuns: 150, seed: 7 });
  const ids = requests.map((_, index) => `e${index}`);
  await upsertEndpoints(
    world.ctx,
    id,
    requests.map((request, index) => ({ id: `e${index}`, request })),
  );
  const endpoints = [...(await findEndpoints(world.ctx, id, ids)).values()];
  expect(endpoints).toHaveLength(ids.length);

  let matched = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(oneDimension, oneDimension, dimensions), async (asked) => {
      const { text, bindings } = compileDimensions(asked, NOW);
      const rows = await world.ctx
        .db('endpoints as e')
        .leftJoin('users as u', (join) =>
          join.on('u.project_id', 'e.project_id').andOn('u.id', 'e.user_id'),
        )
        .where('e.project_id', id)
        .select('e.id')
        .select<{ id: string; member: boolean }[]>(
          world.ctx.db.raw(`(${text}) as member`, [...bindings]),
        );
      const said = new Map(rows.map((row) => [row.id, row.member]));
      for (const one of endpoints) {
        const expected = matchesDimensions(asked, one, NOW);
        expect({ id: one.id, is: said.get(one.id) }).toEqual({ id: one.id, is: expected });
        expect(unmetCriteria(asked, one, NOW).length === 0).toBe(expected);
        if (expected) matched += 1;
      }
    }),
    { numRuns: 400 },
  );
  expect(matched).toBeGreaterThan(1000);
});
