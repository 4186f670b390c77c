import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  deleteEndpoint,
  deleteUserEndpoints,
  getEndpoint,
  getUserEndpoints,
  removeAttributes,
  updateEndpointsBatch,
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
  await put([
    { Id: 'phone', User: { UserId: 'ann', UserAttributes: { colour: ['red'] } } },
    { Id: 'mail', User: { UserId: 'ann' } },
    { Id: 'other', User: { UserId: 'bob' } },
  ]);
});

const put = (Item: In<'UpdateEndpointsBatch'>['EndpointBatchRequest']['Item']) =>
  updateEndpointsBatch(world.ctx, { ApplicationId, EndpointBatchRequest: { Item } });
const get = (EndpointId: string) => getEndpoint(world.ctx, { ApplicationId, EndpointId });
const stranger = () => ({ ...world.ctx, account: 'somebody else' });

describe('deleting an endpoint', () => {
  it('answers with what it was and leaves the others and the user', async () => {
    const phone = await get('phone');
    expect(await deleteEndpoint(world.ctx, { ApplicationId, EndpointId: 'phone' })).toEqual(phone);
    await expect(get('phone')).rejects.toThrow('Endpoint not found');
    expect((await get('mail')).User?.UserAttributes).toEqual({ colour: ['red'] });
  });

  it('does not find one that is not there', async () => {
    await expect(
      deleteEndpoint(world.ctx, { ApplicationId, EndpointId: 'nobody' }),
    ).rejects.toBeInstanceOf(NotFoundError);
  });

  it("does not reach into another account's project", async () => {
    await expect(
      deleteEndpoint(stranger(), { ApplicationId, EndpointId: 'phone' }),
    ).rejects.toBeInstanceOf(NotFoundError);
    expect(await get('phone')).toBeTruthy();
  });
});

describe('the endpoints of a user', () => {
  it('are listed together', async () => {
    const { Item } = await getUserEndpoints(world.ctx, { ApplicationId, UserId: 'ann' });
    expect(Item).toEqual([await get('mail'), await get('phone')]);
  });

  it('are deleted together, with what was known of the user', async () => {
    const listed = await getUserEndpoints(world.ctx, { ApplicationId, UserId: 'ann' });
    const gone = await deleteUserEndpoints(world.ctx, { ApplicationId, UserId: 'ann' });
    expect(gone).toEqual(listed);
    await expect(get('mail')).rejects.toBeInstanceOf(NotFoundError);
    expect(await get('other')).toBeTruthy();
    await put([{ Id: 'phone', User: { UserId: 'ann' } }]);
    expect((await get('phone')).User?.UserAttributes).toEqual({});
  });

  it('are not found for a user without any, nor for another account', async () => {
    for (const ask of [
      () => getUserEndpoints(world.ctx, { ApplicationId, UserId: 'nobody' }),
      () => deleteUserEndpoints(world.ctx, { ApplicationId, UserId: 'nobody' }),
      () => getUserEndpoints(stranger(), { ApplicationId, UserId: 'ann' }),
      () => deleteUserEndpoints(stranger(), { ApplicationId, UserId: 'ann' }),
    ]) {
      await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
    }
    expect(await get('mail')).toBeTruthy();
  });
});

describe('removing attributes', () => {
  const remove = (AttributeType: string, Blacklist: string[], ctx = world.ctx) =>
    removeAttributes(ctx, {
      ApplicationId,
      AttributeType,
      UpdateAttributesRequest: { Blacklist },
    });

  it('stops capturing what matches and keeps what is stored', async () => {
    await put([{ Id: 'phone', Attributes: { tmp_a: ['old'], plan: ['gold'] }, Metrics: { m: 1 } }]);
    expect(await remove('endpoint-custom-attributes', ['tmp_*'])).toEqual({
      ApplicationId,
      AttributeType: 'endpoint-custom-attributes',
      Attributes: ['tmp_*'],
    });
    await remove('endpoint-metric-attributes', ['m']);
    await remove('endpoint-user-attributes', ['colour']);
    await remove('endpoint-user-attributes', ['colour']);
    await put([
      {
        Id: 'phone',
        Attributes: { tmp_a: ['new'], tmp_b: ['new'], plan: ['silver'] },
        Metrics: { m: 2, tmp_a: 3 },
        User: { UserAttributes: { colour: ['blue'], size: ['L'] } },
      },
    ]);
    expect(await get('phone')).toMatchObject({
      Attributes: { tmp_a: ['old'], plan: ['silver'] },
      Metrics: { m: 1, tmp_a: 3 },
      User: { UserAttributes: { colour: ['red'], size: ['L'] } },
    });
    expect((await get('phone')).Attributes).not.toHaveProperty('tmp_b');
  });

  it('refuses an unknown type together with an empty list', async () => {
    await expect(remove('endpoint-attributes', [])).rejects.toThrow(
      /Blacklist is empty.*attribute-type is "endpoint-attributes": expected one of endpoint-custom/,
    );
  });

  it("does not touch another account's project", async () => {
    await expect(remove('endpoint-custom-attributes', ['*'], stranger())).rejects.toBeInstanceOf(
      NotFoundError,
    );
    await put([{ Id: 'phone', Attributes: { a: ['b'] } }]);
    expect((await get('phone')).Attributes).toEqual({ a: ['b'] });
  });
});
