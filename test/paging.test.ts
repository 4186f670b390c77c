import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idKey, nextToken, readPage, serialKey, timeKey, versionKey } from '../src/paging.ts';

describe('a page', () => {
  it('has 100 rows from the start when nothing is said', () => {
    expect(readPage({})).toEqual({ limit: 100, after: undefined });
  });

  it.each(['0', '1001', '-1', '1.5', 'ten', ' 5', '', '1e2'])(
    'of size "%s" is refused',
    (PageSize) => {
      expect(() => readPage({ PageSize })).toThrow(
        `page-size is "${PageSize}": expected a whole number from 1 to 1000`,
      );
    },
  );

  it('comes after the keys of its token, whatever they are', () => {
    const key = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
        expect(readPage({ Token: nextToken(keys) }).after).toEqual(keys);
      }),
    );
  });

  it.each([
    '%',
    'abc',
    nextToken([]),
    nextToken(['a\0b']),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('after the made-up token "%s" is refused', (Token) => {
    expect(() => readPage({ Token })).toThrow('token is not valid');
  });

  it.each([
    [[versionKey], ['1.5']],
    [[versionKey], ['99999999999']],
    [[versionKey], ['1', '2']],
    [
      [timeKey, idKey],
      ['-200000-01-01T00:00:00Z', 'x'],
    ],
    [[timeKey, idKey], ['2026-01-01T00:00:00.000Z']],
    [
      [timeKey, serialKey],
      ['2026-01-01T00:00:00.000Z', 'x'],
    ],
  ])('of a list with other keys is refused', (forms, keys) => {
    expect(() => readPage({ Token: nextToken(keys) }, forms)).toThrow('token is not valid');
  });

  it('comes after keys of the right forms', () => {
    const keys = [new Date().toISOString(), '17'];
    expect(readPage({ Token: nextToken(keys) }, [timeKey, serialKey]).after).toEqual(keys);
  });

  it('tells both problems at once', () => {
    expect(() => readPage({ PageSize: 'x', Token: 'x' })).toThrow(/page-size.*; token/);
  });
});
