import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MANY, ONE, wildcard } from '../../../src/domain/access/wildcard.ts';
import type { Token } from '../../../src/domain/access/wildcard.ts';

const tokens = (pattern: string): Token[] =>
  pattern.split('').map((unit) => (unit === '*' ? MANY : unit === '?' ? ONE : unit));
const matches = (pattern: string, text: string) => wildcard(tokens(pattern))(text);

/** What a wildcard means, as directly as it can be said; slow, but obviously right. */
function reference(pattern: string, text: string): boolean {
  const [first] = pattern;
  if (first === undefined) return text === '';
  const rest = pattern.slice(1);
  if (first === '*')
    return reference(rest, text) || (text !== '' && reference(pattern, text.slice(1)));
  return text !== '' && (first === '?' || first === text[0]) && reference(rest, text.slice(1));
}

describe('a wildcard', () => {
  const few = (units: string[]) => fc.array(fc.constantFrom(...units), { maxLength: 8 });

  it('means the same as in the obvious definition', () => {
    fc.assert(
      fc.property(few(['a', 'b', '*', '?']), few(['a', 'b']), (pattern, text) => {
        const [p, t] = [pattern.join(''), text.join('')];
        expect(matches(p, t)).toBe(reference(p, t));
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same in every language and on every side of a long text', () => {
    const units = ['a', 'ä', '€', '🦔'];
    fc.assert(
      fc.property(few([...units, '*', '?']), few(units), (pattern, text) => {
        const runes = (parts: string[]) =>
          parts.map((part) => (part === '🦔' ? 'h' : part)).join('');
        expect(matches(pattern.join(''), text.join(''))).toBe(
          reference(runes(pattern), runes(text)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a character outside the basic plane as one', () => {
    expect(matches('?', '🦔')).toBe(true);
    expect(matches('??', '🦔')).toBe(false);
    expect(matches('*🦔', 'a🦔')).toBe(true);
  });

  it('gives a pattern full of stars a bounded number of steps', () => {
    // A backtracking matcher would need more steps here than there is time.
    expect(matches('*a'.repeat(40) + 'b', 'a'.repeat(4000))).toBe(false);
  });
});
