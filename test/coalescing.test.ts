import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coalescing } from '../src/coalescing.ts';
import { testWorld, type TestWorld } from './support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** Doubles numbers, and keeps which of them came together. */
function doubling(options?: { apart?: (item: number) => string }) {
  const batches: (readonly number[])[] = [];
  const double = coalescing(async (db: Knex, items: readonly number[]) => {
    batches.push(items);
    if (items.includes(13)) throw new Error('13 is refused');
    await db.raw('select 1');
    return items.map((item) => item * 2);
  }, options);
  return { batches, double };
}

describe('coalesced calls', () => {
  it('that come at the same time are done together, each with its own result', async () => {
    const { batches, double } = doubling();
    expect(await Promise.all([1, 2, 3].map((n) => double(world.ctx, n)))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('that come later get a statement that began after them', async () => {
    const { batches, double } = doubling();
    const first = double(world.ctx, 1);
    await new Promise(setImmediate);
    expect(await Promise.all([first, double(world.ctx, 2)])).toEqual([2, 4]);
    expect(batches).toEqual([[1], [2]]);
  });

  it('fail for their own reasons only', async () => {
    const { double } = doubling();
    const results = await Promise.allSettled([1, 13, 3].map((n) => double(world.ctx, n)));
    expect(results).toMatchObject([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: { message: '13 is refused' } },
      { status: 'fulfilled', value: 6 },
    ]);
  });

  it('are alone in a transaction', async () => {
    const { batches, double } = doubling();
    const inside = world.deps.db.transaction((db) => double({ db }, 1));
    expect(await Promise.all([inside, double(world.ctx, 2)])).toEqual([2, 4]);
    expect(batches).toHaveLength(2);
    expect(batches).toEqual(expect.arrayContaining([[1], [2]]));
  });

  it('about one thing are never done in one', async () => {
    const { batches, double } = doubling({ apart: (n) => String(n % 10) });
    expect(await Promise.all([1, 2, 11].map((n) => double(world.ctx, n)))).toEqual([2, 4, 22]);
    expect(batches).toEqual([[1, 2], [11]]);
  });

  it('have one result each, or none is believed', async () => {
    const wrong = coalescing(async () => []);
    await expect(wrong(world.ctx, 1)).rejects.toThrow('Each call has one result');
  });
});
