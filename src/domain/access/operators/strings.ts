import { readPattern, resolve } from '../pattern.ts';
import { matchesTokens, type Token } from '../wildcard.ts';
import { is, isNot, type Operator } from './operator.ts';

const same = (text: string) => text;
const folded = (text: string) => text.toLowerCase();

type Fits = (wanted: readonly Token[], actual: string) => boolean;

function comparison(wildcards: boolean, fits: Fits): Omit<Operator, 'isNegated'> {
  return {
    expected: 'text; its variables must be closed and name a known key with one value',
    read: (value, syntax) => {
      const pattern = readPattern(value, { ...syntax, wildcards });
      return (
        pattern &&
        ((actual, known) => {
          const wanted = resolve(pattern, known);
          return wanted ? fits(wanted, actual) : 'unknown';
        })
      );
    },
  };
}

const equals =
  (fold: (text: string) => string): Fits =>
  (wanted, actual) =>
    fold(wanted.filter((token) => typeof token === 'string').join('')) === fold(actual);

const equal = comparison(false, equals(same));
const equalFolded = comparison(false, equals(folded));
const like = comparison(true, matchesTokens);

export const STRINGS = {
  StringEquals: is(equal),
  StringNotEquals: isNot(equal),
  StringEqualsIgnoreCase: is(equalFolded),
  StringNotEqualsIgnoreCase: isNot(equalFolded),
  StringLike: is(like),
  StringNotLike: isNot(like),
};
