import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeFrom,
  requestProblems,
  termsOf,
  TEXTS,
  type OneTimeCodeRequest,
} from '../../../src/domain/one-time-code/index.ts';
import { smsParts } from '../../../src/domain/delivery/index.ts';

const request: OneTimeCodeRequest = {
  Channel: 'SMS',
  BrandName: 'Shop',
  DestinationIdentity: '+12065550142',
  OriginationIdentity: '+12065550100',
  ReferenceId: 'sign-in',
};

describe('a code out of random bytes', () => {
  const bytes = (...words: number[]) => {
    const buffer = Buffer.alloc(words.length * 4);
    words.forEach((word, at) => buffer.writeUInt32BE(word, at * 4));
    return buffer;
  };

  it('has all of its digits, also leading zeros', () => {
    expect(codeFrom(bytes(42), 6)).toBe('000042');
    expect(codeFrom(bytes(12_345_678), 5)).toBe('45678');
  });

  it('passes over words that would make some codes more likely than others', () => {
    const fair = 4_294_000_000;
    expect(codeFrom(bytes(fair - 1, 7), 6)).toBe('999999');
    expect(codeFrom(bytes(fair, 7), 6)).toBe('000007');
    expect(() => codeFrom(bytes(fair, 2 ** 32 - 1), 6)).toThrow('no fair code');
  });

  it('is a text of that many digits for any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.constantFrom(5, 6, 7, 8),
        (random, digits) => {
          // Eight bad words in a row do not happen, but fast-check looks for the ends of ranges.
          fc.pre(random.some((byte, at) => at % 4 === 0 && byte < 0xf0));
          expect(codeFrom(Buffer.from(random), digits)).toMatch(new RegExp(`^\\d{${digits}}$`));
        },
      ),
    );
  });
});

describe('what is asked for', () => {
  it('has defaults', () => {
    expect(requestProblems(request)).toEqual([]);
    expect(termsOf(request)).toEqual({ length: 6, minutes: 15, attempts: 3, language: 'en-US' });
  });

  it('may go to the ends of every range', () => {
    for (const [CodeLength, ValidityPeriod, AllowedAttempts] of [
      [5, 5, 1],
      [8, 60, 5],
    ]) {
      const ends = { ...request, CodeLength, ValidityPeriod, AllowedAttempts };
      expect(requestProblems(ends)).toEqual([]);
    }
  });

  it('is told of all its problems at once', () => {
    const problems = requestProblems({
      ...request,
      Channel: 'EMAIL',
      BrandName: 'x'.repeat(21),
      ReferenceId: '',
      CodeLength: 9,
      ValidityPeriod: 4,
      AllowedAttempts: 6,
      Language: 'xx-XX',
    });
    expect(problems).toEqual([
      'Channel is "EMAIL": expected SMS',
      'BrandName has 21 characters: expected 1 to 20',
      'ReferenceId has 0 characters: expected 1 to 48',
      'CodeLength is 9: expected 5 to 8',
      'ValidityPeriod is 4: expected 5 to 60',
      'AllowedAttempts is 6: expected 1 to 5',
      expect.stringContaining('Language is "xx-XX": expected one of de-DE, en-GB, en-US, es-419'),
    ]);
  });
});

it('has a text with code and brand in each of the 13 languages, in one part', () => {
  expect(Object.keys(TEXTS)).toHaveLength(13);
  for (const text of Object.values(TEXTS)) {
    expect(text.match(/\{\{(otp|brand)\}\}/g)?.sort()).toEqual(['{{brand}}', '{{otp}}']);
    expect(smsParts(text.replace('{{otp}}', '12345678').replace('{{brand}}', 'B'.repeat(20)))).toBe(
      1,
    );
  }
});
