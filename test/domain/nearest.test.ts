import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/domain/nearest.ts';

const KNOWN = ['GetEndpoint', 'UpdateEndpoint', 'DeleteEndpoint', 'GetApp', 'PutEvents'];

describe('the nearest name', () => {
  it.each([
    ['GetEndpiont', 'GetEndpoint'],
    ['getendpoint', 'GetEndpoint'],
    ['UpdateEndpoints', 'UpdateEndpoint'],
    ['PutEvnts', 'PutEvents'],
  ])('of %s is %s', (name, expected) => {
    expect(nearest(name, KNOWN)).toEqual([expected]);
  });

  it('is none when nothing is like it', () => {
    expect(nearest('SendMessages', KNOWN)).toEqual([]);
    expect(nearest('', KNOWN)).toEqual([]);
  });

  it('of a known name is the name itself, and of several the likeliest comes first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN), (name) => {
        expect(nearest(name, KNOWN, 3)[0]).toBe(name);
      }),
    );
    expect(nearest('Getendpoint', KNOWN, 2)).toEqual(['GetEndpoint', 'DeleteEndpoint']);
  });
});
