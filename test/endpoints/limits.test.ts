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

describe('what is refused', () => {
  const long = 'x'.repeat(101);
  it.each<[string, In<'UpdateEndpoint'>['EndpointRequest'], string]>([
    [
      'a zone that does not exist',
      { Demographic: { Timezone: 'Mars/Base' } },
      'Demographic.Timezone',
    ],
    ['an offset as zone', { Demographic: { Timezone: '+01:00' } }, 'Demographic.Timezone'],
    ['a long attribute name', { Attributes: { [`n${'x'.repeat(50)}`]: ['v'] } }, 'Attributes has'],
    ['a long value', { Attributes: { a: ['ok', long] } }, 'Attributes.a[1]'],
    ['51 values', { Attributes: { a: Array(51).fill('v') } }, 'Attributes.a has 51 values'],
    [
      'a long user value',
      { User: { UserId: 'u', UserAttributes: { a: [long] } } },
      'UserAttributes.a[0]',
    ],
    ['another opt-out', { OptOut: 'SOME' }, 'OptOut is "SOME": expected one of ALL, NONE'],
    ['another status', { EndpointStatus: 'ASLEEP' }, 'EndpointStatus is "ASLEEP"'],
    ['a latitude beyond the pole', { Location: { Latitude: 90.1 } }, 'Location.Latitude is 90.1'],
    ['a date that does not exist', { EffectiveDate: '2026-02-30T00:00:00Z' }, 'EffectiveDate'],
    ['a date without zone', { EffectiveDate: '2026-02-03T00:00:00' }, 'EffectiveDate'],
    ['an endless address', { Address: 'ü'.repeat(1001) }, 'Address is not valid'],
    ['text that Postgres cannot keep', { Attributes: { a: ['nul \0'] } }, 'Attributes.a[0]'],
  ])('%s', async (_, request, problem) => {
    await expect(put('e', request)).rejects.toThrow(problem);
    await expect(get('e')).rejects.toBeInstanceOf(NotFoundError);
  });

  it('tells all problems in one message', async () => {
    await expect(put('', { OptOut: 'SOME', Location: { Longitude: 181 } })).rejects.toThrow(
      /EndpointId is missing or empty.*OptOut is "SOME".*Location.Longitude is 181/,
    );
  });

  it('the 251st name over attributes, metrics and user attributes together', async () => {
    const numbered = <T>(prefix: string, count: number, value: T) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, value]));
    await put('e', {
      Attributes: numbered('a', 100, ['v']),
      Metrics: numbered('m', 100, 1),
      User: { UserId: 'ann', UserAttributes: numbered('u', 50, ['v']) },
    });
    await expect(put('e', { Metrics: { more: 1 } })).rejects.toThrow(
      'would have 251 attributes and metrics: expected at most 250',
    );
    expect((await get('e')).Metrics).not.toHaveProperty('more');
  });

  it('an endpoint that would grow over 15 KB', async () => {
    const values = Array.from({ length: 50 }, (_, i) => String(i).padEnd(100, 'x'));
    await put('e', { Attributes: { a: values, b: values } });
    await expect(put('e', { Attributes: { c: values } })).rejects.toThrow('expected at most 15360');
    expect((await get('e')).Attributes).not.toHaveProperty('c');
  });
});
