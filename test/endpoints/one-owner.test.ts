import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  deleteUserEndpoints,
  type EndpointItem,
  updateEndpoint,
  upsertEndpoints,
} from '../../src/endpoints/index.ts';
import { NotFoundError } from '../../src/errors.ts';
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

it('users are deleted while their endpoints change and move, without a deadlock', async () => {
  const of = (user: number) => ({ UserId: `u${user % 3}`, UserAttributes: { a: ['b'] } });
  await Promise.all(CALLERS.map((n) => put(`e${n}`, { ...at(n), User: of(n) })));
  const remove = (UserId: string) => deleteUserEndpoints(world.ctx, { ApplicationId, UserId });
  const results = await Promise.allSettled([
    ...CALLERS.map((n) => put(`e${n}`, { ...at('new'), User: of(n + 1) })),
    ...['u0', 'u1', 'u2'].map(remove),
    ...CALLERS.map((n) => put(`e${n}`, { ...at('newer'), User: of(n + 2) })),
  ]);
  const reasons = results.flatMap((result): unknown[] =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  expect(reasons.filter((reason) => !(reason instanceof NotFoundError))).toEqual([]);
  expect(new Set(await owners())).toEqual(new Set([1]));
});
