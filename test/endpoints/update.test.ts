import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NotFoundError } from '../../src/errors.ts';
import { getEndpoint, updateEndpoint } from '../../src/endpoints/index.ts';
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

const put = (
  EndpointId: string,
  EndpointRequest: In<'UpdateEndpoint'>['EndpointRequest'],
  ctx = world.ctx,
) => updateEndpoint(ctx, { ApplicationId, EndpointId, EndpointRequest });
const get = (EndpointId: string, ctx = world.ctx) =>
  getEndpoint(ctx, { ApplicationId, EndpointId });

it('answers Accepted with the id of the request', async () => {
  expect(await put('e', {})).toEqual({ Message: 'Accepted', RequestID: world.ctx.requestId });
});

it('gives back everything that was put', async () => {
  await put('phone', {
    ChannelType: 'SMS',
    Address: '+4915112345678',
    Attributes: { plan: ['gold', 'family'] },
    Metrics: { visits: 3.5 },
    Demographic: { Timezone: 'Europe/Berlin', Platform: 'ios' },
    Location: { Country: 'DE', City: 'Köln', Latitude: 50.9375, Longitude: -6.96 },
    OptOut: 'ALL',
    RequestId: 'r-1',
    EffectiveDate: '2026-01-02T03:04:05+01:00',
    User: { UserId: 'ann', UserAttributes: { colour: ['red'] } },
  });
  expect(await get('phone')).toEqual({
    ApplicationId,
    Id: 'phone',
    ChannelType: 'SMS',
    Address: '+4915112345678',
    Attributes: { plan: ['gold', 'family'] },
    Metrics: { visits: 3.5 },
    Demographic: { Timezone: 'Europe/Berlin', Platform: 'ios' },
    Location: { Country: 'DE', City: 'Köln', Latitude: 50.9, Longitude: -7 },
    OptOut: 'ALL',
    RequestId: 'r-1',
    EffectiveDate: '2026-01-02T02:04:05.000Z',
    EndpointStatus: 'ACTIVE',
    CohortId: expect.stringMatching(/^\d{1,2}$/),
    CreationDate: expect.stringMatching(/Z$/),
    User: { UserId: 'ann', UserAttributes: { colour: ['red'] } },
  });
});

describe('merging', () => {
  it('keeps what the request does not mention and replaces the list of an attribute whole', async () => {
    await put('e', {
      Address: 'a@example.com',
      ChannelType: 'EMAIL',
      OptOut: 'ALL',
      Attributes: { plan: ['gold', 'family'], city: ['Rome'] },
      Metrics: { visits: 1, age: 40 },
      Demographic: { Make: 'Apple', Model: 'iPhone' },
      Location: { Country: 'IT', Latitude: 41.9 },
    });
    const before = await get('e');
    await put('e', {
      Attributes: { plan: ['silver'] },
      Metrics: { visits: 2 },
      Demographic: { Model: 'iPad' },
      Location: { Longitude: 12.5 },
    });
    expect(await get('e')).toEqual({
      ...before,
      Attributes: { plan: ['silver'], city: ['Rome'] },
      Metrics: { visits: 2, age: 40 },
      Demographic: { Make: 'Apple', Model: 'iPad' },
      Location: { Country: 'IT', Latitude: 41.9, Longitude: 12.5 },
      EffectiveDate: expect.any(String),
    });
  });

  it('removes an attribute by an empty list and a member by an empty text', async () => {
    await put('e', {
      Address: 'a@example.com',
      Attributes: { plan: ['gold'], city: ['Rome'] },
      Demographic: { Make: 'Apple' },
      User: { UserId: 'ann', UserAttributes: { colour: ['red'] } },
    });
    await put('e', {
      Address: '',
      Attributes: { plan: [], never: [] },
      Demographic: { Make: '' },
      User: { UserAttributes: { colour: [] } },
    });
    const after = await get('e');
    expect(after.Attributes).toEqual({ city: ['Rome'] });
    expect(after.Demographic).toEqual({});
    expect(after.Address).toBeUndefined();
    expect(after.User).toEqual({ UserId: 'ann', UserAttributes: {} });
  });

  it('creates no attribute from an empty list', async () => {
    await put('new', {
      Attributes: { plan: [] },
      User: { UserId: 'u', UserAttributes: { a: [] } },
    });
    expect(await get('new')).toMatchObject({ Attributes: {}, User: { UserAttributes: {} } });
  });

  it('takes names that JavaScript objects have by nature as ordinary ones', async () => {
    const Attributes: Record<string, string[]> = JSON.parse(
      '{"__proto__":["a"],"constructor":["b"]}',
    );
    await put('e', { Attributes, User: { UserId: '__proto__', UserAttributes: Attributes } });
    const stored = await get('e');
    expect(Object.entries(stored.Attributes ?? {})).toEqual(Object.entries(Attributes));
    expect(Object.keys(stored.User?.UserAttributes ?? {})).toHaveLength(2);
  });

  it('loses no attribute when two requests change different ones at the same time', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `name${i}`);
    await Promise.all(
      names.map((name) =>
        put('e', {
          Attributes: { [name]: ['x'] },
          User: { UserId: 'ann', UserAttributes: { [name]: ['y'] } },
        }),
      ),
    );
    const stored = await get('e');
    expect(Object.keys(stored.Attributes ?? {}).sort()).toEqual([...names].sort());
    expect(Object.keys(stored.User?.UserAttributes ?? {}).sort()).toEqual([...names].sort());
  });
});

describe('status', () => {
  it('is ACTIVE after each change unless the request says INACTIVE', async () => {
    await put('e', { EndpointStatus: 'INACTIVE' });
    expect((await get('e')).EndpointStatus).toBe('INACTIVE');
    await put('e', { Attributes: { a: ['b'] } });
    expect((await get('e')).EndpointStatus).toBe('ACTIVE');
  });

  it('becomes INACTIVE for the endpoint that had the address before on the same channel', async () => {
    await put('old', { ChannelType: 'GCM', Address: 'token' });
    await put('voice', { ChannelType: 'VOICE', Address: 'token' });
    await put('new', { ChannelType: 'GCM', Address: 'token' });
    expect((await get('old')).EndpointStatus).toBe('INACTIVE');
    expect((await get('voice')).EndpointStatus).toBe('ACTIVE');
    expect((await get('new')).EndpointStatus).toBe('ACTIVE');
  });

  it('goes back to the old endpoint when that one is used again, even without naming the address', async () => {
    await put('old', { ChannelType: 'GCM', Address: 'token' });
    await put('new', { ChannelType: 'GCM', Address: 'token' });
    await put('old', { Attributes: { seen: ['today'] } });
    expect((await get('old')).EndpointStatus).toBe('ACTIVE');
    expect((await get('new')).EndpointStatus).toBe('INACTIVE');
  });

  it('stays with others when the newcomer is INACTIVE, and in other projects', async () => {
    await put('here', { ChannelType: 'GCM', Address: 'token' });
    await put('sleeper', { ChannelType: 'GCM', Address: 'token', EndpointStatus: 'INACTIVE' });
    const there = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'There' } });
    await updateEndpoint(world.ctx, {
      ApplicationId: there.Id,
      EndpointId: 'there',
      EndpointRequest: { ChannelType: 'GCM', Address: 'token' },
    });
    expect((await get('here')).EndpointStatus).toBe('ACTIVE');
  });
});

describe('users', () => {
  it('share their attributes over all their endpoints', async () => {
    await put('phone', { User: { UserId: 'ann', UserAttributes: { colour: ['red'] } } });
    await put('mail', { User: { UserId: 'ann', UserAttributes: { size: ['L'] } } });
    await put('phone', { User: { UserAttributes: { colour: ['blue'] } } });
    const attributes = { colour: ['blue'], size: ['L'] };
    for (const id of ['phone', 'mail']) {
      expect((await get(id)).User).toEqual({ UserId: 'ann', UserAttributes: attributes });
    }
  });

  it('can be changed and taken away', async () => {
    await put('phone', { User: { UserId: 'ann', UserAttributes: { colour: ['red'] } } });
    await put('phone', { User: { UserId: 'bob' } });
    expect((await get('phone')).User).toEqual({ UserId: 'bob', UserAttributes: {} });
    await put('phone', { User: { UserId: '' } });
    expect((await get('phone')).User).toBeUndefined();
  });

  it('are needed for user attributes', async () => {
    await expect(put('e', { User: { UserAttributes: { a: ['b'] } } })).rejects.toThrow(
      'The endpoint "e" has User.UserAttributes but no User.UserId',
    );
    await expect(get('e')).rejects.toBeInstanceOf(NotFoundError);
  });
});

it('keeps the cohort for life and spreads cohorts over 0 to 99', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, i) => put(`e${i}`, {})));
  const { CohortId } = await get('e0');
  await put('e0', { Attributes: { a: ['b'] } });
  expect((await get('e0')).CohortId).toBe(CohortId);
  const cohorts = await world.ctx
    .db('endpoints')
    .where('project_id', ApplicationId)
    .distinct('cohort');
  expect(cohorts.length).toBeGreaterThan(20);
});

it("neither writes nor shows endpoints of another account's project", async () => {
  await put('e', {});
  const stranger = { ...world.ctx, account: 'somebody else' };
  await expect(put('e', { OptOut: 'ALL' }, stranger)).rejects.toBeInstanceOf(NotFoundError);
  await expect(get('e', stranger)).rejects.toBeInstanceOf(NotFoundError);
  expect((await get('e')).OptOut).toBe('NONE');
});
