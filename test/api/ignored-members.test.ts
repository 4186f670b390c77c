import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { ignoredMembers } from '../../src/api/ignored-members.ts';
import { send } from './send.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let authorization: string;
beforeAll(async () => {
  world = await apiWorld();
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
  authorization = `Bearer ${key.ApiKey}`;
});
afterAll(() => world.close());

const HEADER = 'x-cairn-ignored-members';
const post = (body: unknown) => send(world, authorization, 'POST', '/v1/apps', body);

describe('members that no shape has', () => {
  it('are left out, and named in a header', async () => {
    const { status, headers } = await post({ Name: 'n', Owner: 'x', tags: { Nmae: 'a tag' } });
    expect(status).toBe(201);
    expect(headers.get(HEADER)).toBe('Owner');
  });

  it('are named beside the problems that they make', async () => {
    const { status, message, headers } = await post({ Nmae: 'n' });
    expect({ status, message }).toEqual({ status: 400, message: 'Name: is required' });
    expect(headers.get(HEADER)).toBe('Nmae');
  });

  it('make no header where there are none', async () => {
    expect((await post({ Name: 'n', tags: null })).headers.get(HEADER)).toBeNull();
  });

  it('are named with their places, at most twenty', () => {
    const Dimensions = { Attributes: { plan: { Values: ['x'], Value: 'x' } } };
    const groups = { Groups: [{ Dimension: [] }] };
    const body = { Dimensions, SegmentGroups: groups, 'Sp ace\r\n': 1 };
    expect(ignoredMembers('WriteSegmentRequest', body)).toBe(
      'Dimensions.Attributes.plan.Value, SegmentGroups.Groups[0].Dimension, Sp?ace??',
    );
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x${at}`, at]));
    expect(ignoredMembers('WriteSegmentRequest', many).split(', ')).toHaveLength(21);
  });

  it('never break the header, whatever they are called', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.constant(1)), (body) => {
        const header = ignoredMembers('WriteSegmentRequest', body);
        expect(header).toMatch(/^[\w.[\], ?-]*$/);
        expect(header.length).toBeLessThan(2000);
      }),
    );
  });
});
