import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type EndpointItem, updateEndpoint, upsertEndpoints } from '../../src/endpoints/index.ts';
import { createApp } from '../../src/projects/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const app = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  ApplicationId = app.Id;
});

const CALLERS = Array.from({ length: 12 }, (_, caller) => caller);
const put = (id: string, request: In<'UpdateEndpoint'>['EndpointRequest']) =>
  updateEndpoint(world.ctx, { ApplicationId, EndpointId: id, EndpointRequest: request });
const at = (place: number | string) => ({
  ChannelType: 'GCM' as const,
  Address: `token-${place}`,
});

/** How many endpoints are active at each address. */
async function owners(): Promise<number[]> {
  const rows = await world.ctx
    .db('endpoints')
    .where({ project_id: ApplicationId, status: 'ACTIVE' })
    .groupBy('address')
    .select<{ n: number }[]>(world.ctx.db.raw('count(*) as n'));
  return rows.map(({ n }) => n);
}

it('of endpoints that come to a new address at the same time one stays active', async () => {
  for (const round of [1, 2, 3]) {
    await Promise.all(CALLERS.map((caller) => put(`e${round}-${caller}`, at(round))));
  }
  expect(await owners()).toEqual([1, 1, 1]);
});

it('of endpoints that wake up at the same time at the address that all of them had one stays active', async () => {
  for (const caller of CALLERS) await put(`e${caller}`, at('shared'));
  await Promise.all(
    CALLERS.map((caller) => put(`e${caller}`, { Attributes: { seen: ['today'] } })),
  );
  expect(await owners()).toEqual([1]);
});

it('of endpoints that move to one address at the same time, from one, one stays active', async () => {
  await Promise.all(CALLERS.map((caller) => put(`e${caller}`, at(caller))));
  await Promise.all([
    ...CALLERS.map((caller) => put(`e${caller}`, at('new'))),
    ...CALLERS.map((caller) => put(`e${caller}`, { Attributes: { seen: ['today'] } })),
    ...CALLERS.map((caller) => put(`e${caller}`, at('newer'))),
  ]);
  expect(new Set(await owners())).toEqual(new Set([1]));
});

it.each([40, 300])(
  'batches of %d, in opposite orders, leave one active at each address',
  async (size) => {
    const items = (caller: number): EndpointItem[] =>
      Array.from({ length: size }, (_, i) => ({
        id: `${caller % 3 === 0 ? 'shared' : caller}-${i}`,
        request: at((i * 7 + caller) % size),
      }));
    await Promise.all(
      CALLERS.map((caller) => {
        const batch = caller % 2 ? items(caller) : items(caller).reverse();
        return upsertEndpoints(world.ctx, ApplicationId, batch);
      }),
    );
    expect(await owners()).toEqual(Array.from({ length: size }, () => 1));
  },
);
