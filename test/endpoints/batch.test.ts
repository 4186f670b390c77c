import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  findEndpoints,
  findUserEndpoints,
  getEndpoint,
  updateEndpointsBatch,
  upsertEndpoints,
} from '../../src/endpoints/index.ts';
import { NotFoundError } from '../../src/errors.ts';
import { createApp } from '../../src/projects/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Item = In<'UpdateEndpointsBatch'>['EndpointBatchRequest']['Item'];

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

const put = (Item: Item, ctx = world.ctx) =>
  updateEndpointsBatch(ctx, { ApplicationId, EndpointBatchRequest: { Item } });
const get = (EndpointId: string) => getEndpoint(world.ctx, { ApplicationId, EndpointId });
const count = async () =>
  (await world.ctx.db('endpoints').where('project_id', ApplicationId)).length;

it('stores a hundred endpoints, new and old, in one call', async () => {
  await put([{ Id: 'e7', Attributes: { old: ['x'] } }]);
  const answer = await put(
    Array.from({ length: 100 }, (_, i) => ({ Id: `e${i}`, Attributes: { number: [String(i)] } })),
  );
  expect(answer).toEqual({ Message: 'Accepted', RequestID: world.ctx.requestId });
  expect(await count()).toBe(100);
  expect((await get('e7')).Attributes).toEqual({ old: ['x'], number: ['7'] });
});

it('asks Postgres as often for a hundred endpoints as for two, new ones and known ones', async () => {
  const statementsFor = async (items: number) => {
    let statements = 0;
    const listen = () => (statements += 1);
    world.ctx.db.on('query', listen);
    await put(
      Array.from({ length: items }, (_, i) => ({
        Id: `${items}-${i}`,
        ChannelType: 'EMAIL',
        Address: `${items}-${i}@example.com`,
        User: { UserId: `u${i}`, UserAttributes: { a: ['b'] } },
      })),
    );
    world.ctx.db.off('query', listen);
    return statements;
  };
  expect(await statementsFor(100)).toBe(await statementsFor(2));
  expect(await statementsFor(100)).toBe(await statementsFor(2));
});

it('refuses the whole batch and names each bad item', async () => {
  const failure = put([
    { Id: 'good' },
    { Id: 'bad', OptOut: 'SOME' },
    {},
    { Id: 'worse', Demographic: { Timezone: 'Nowhere' } },
  ]);
  await expect(failure).rejects.toThrow(
    /^Item\[1\]\.OptOut is "SOME".*; Item\[2\]\.Id is missing or empty.*; Item\[3\]\.Demographic\.Timezone/,
  );
  expect(await count()).toBe(0);
});

it('refuses the whole batch when one endpoint only grows too big by the merge', async () => {
  const Metrics = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`m${i}`, i]));
  await put([{ Id: 'full', Metrics }]);
  await expect(put([{ Id: 'other' }, { Id: 'full', Metrics: { more: 1 } }])).rejects.toThrow(
    'Item[1] would have 251 attributes and metrics',
  );
  expect(await count()).toBe(1);
});

it.each([0, 101])('refuses a batch of %d', async (length) => {
  const items = Array.from({ length }, (_, i) => ({ Id: `e${i}` }));
  await expect(put(items)).rejects.toThrow(`Item has ${length} endpoints: expected 1 to 100`);
});

it('merges an id that comes twice in the order of the items', async () => {
  await put([
    { Id: 'e', Attributes: { a: ['1'], b: ['1'] }, OptOut: 'ALL' },
    { Id: 'e', Attributes: { b: ['2'] } },
  ]);
  expect(await get('e')).toMatchObject({ Attributes: { a: ['1'], b: ['2'] }, OptOut: 'ALL' });
});

it('leaves an address that comes twice to the later item', async () => {
  await put([
    { Id: 'z', ChannelType: 'EMAIL', Address: 'a@example.com' },
    { Id: 'a', ChannelType: 'EMAIL', Address: 'a@example.com' },
  ]);
  expect((await get('z')).EndpointStatus).toBe('INACTIVE');
  expect((await get('a')).EndpointStatus).toBe('ACTIVE');
});

it('finishes batches that write the same endpoints, users and addresses in opposite orders', async () => {
  const items = (call: number): Item =>
    Array.from({ length: 50 }, (_, i) => ({
      Id: `e${(i * 7 + call * 13) % 60}`,
      ChannelType: 'EMAIL',
      Address: `${(i * 11 + call) % 20}@example.com`,
      Attributes: { [`call${call}`]: ['x'] },
      User: { UserId: `u${(i * 3 + call) % 5}`, UserAttributes: { [`call${call}`]: ['x'] } },
    }));
  const calls = Array.from({ length: 16 }, (_, call) => call);
  await Promise.all(calls.map((call) => put(call % 2 ? items(call) : items(call).reverse())));
  const e0 = await get('e0');
  const touched = calls.filter((call) => items(call).some(({ Id }) => Id === 'e0'));
  expect(Object.keys(e0.Attributes ?? {}).sort()).toEqual(touched.map((c) => `call${c}`).sort());
});

it('finds many endpoints by their ids and by their users, only of the project asked', async () => {
  const other = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Other' } });
  await upsertEndpoints(world.ctx, other.Id, [
    { id: 'foreign', request: { User: { UserId: 'u' } } },
  ]);
  await put([
    { Id: 'b', User: { UserId: 'u', UserAttributes: { a: ['b'] } } },
    { Id: 'a', User: { UserId: 'u' } },
    { Id: 'c' },
  ]);
  const byId = await findEndpoints(world.ctx, ApplicationId, ['a', 'c', 'foreign', 'nobody']);
  expect([...byId.keys()].sort()).toEqual(['a', 'c']);
  expect(byId.get('a')?.userAttributes).toEqual({ a: ['b'] });
  const byUser = await findUserEndpoints(world.ctx, ApplicationId, ['u', 'nobody']);
  expect([...byUser]).toEqual([['u', [byId.get('a'), expect.objectContaining({ id: 'b' })]]]);
  expect(await findEndpoints(world.ctx, ApplicationId, [])).toEqual(new Map());
});

it("writes nothing into another account's project", async () => {
  const stranger = { ...world.ctx, account: 'somebody else' };
  await expect(put([{ Id: 'e' }], stranger)).rejects.toBeInstanceOf(NotFoundError);
  expect(await count()).toBe(0);
});
