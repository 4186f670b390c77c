import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { ignoredHeader, ignoredMembers } from '../../src/api/ignored-members.ts';
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
    const { status, message, headers } = await post({ Nmae: 'n', Owner: 'x' });
    expect({ status, message }).toEqual({
      status: 400,
      message: 'Name: is required; Nmae: is no member, perhaps Name is meant; Owner: is no member',
    });
    expect(headers.get(HEADER)).toBe('Nmae, Owner');
  });

  it('are told apart from a level too much', async () => {
    const { message } = await post({ CreateApplicationRequest: { Name: 'n' } });
    expect(message).toBe(
      'Name: is required; CreateApplicationRequest: is no member, its contents are the body themselves',
    );
  });

  it('make no header where there are none', async () => {
    expect((await post({ Name: 'n', tags: null })).headers.get(HEADER)).toBeNull();
  });

  it('are named with their places, at most twenty', () => {
    const Dimensions = { Attributes: { plan: { Values: ['x'], Value: 'x' } } };
    const header = (body: unknown) => ignoredHeader(ignoredMembers('WriteSegmentRequest', body));
    const groups = { Groups: [{ Dimension: [] }] };
    const body = { Dimensions, SegmentGroups: groups, 'Sp ace\r\n': 1 };
    expect(header(body)).toBe(
      'Dimensions.Attributes.plan.Value, SegmentGroups.Groups[0].Dimension, Sp?ace??',
    );
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`x${at}`, at]));
    expect(header(many).split(', ')).toHaveLength(21);
  });

  it('never break the header, whatever they are called', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.constant(1)), (body) => {
        const header = ignoredHeader(ignoredMembers('WriteSegmentRequest', body));
        expect(header).toMatch(/^[\w.[\], ?-]*$/);
        expect(header.length).toBeLessThan(2000);
      }),
    );
  });
});
