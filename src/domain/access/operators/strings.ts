import { fitting, readPattern, resolve } from '../pattern.ts';
import type { Token } from '../wildcard.ts';
import { is, isNot, type Operator } from './operator.ts';

const same = (text: string) => text;
const folded = (text: string) => text.toLowerCase();

type Fits = (wanted: readonly Token[], actual: string) => boolean;

const EXPECTED = 'text; its variables must be closed and name a known key with one value';

function equality(fits: Fits): Omit<Operator, 'isNegated'> {
  return {
    expected: EXPECTED,
    read: (value, syntax) => {
      const pattern = readPattern(value, { ...syntax, wildcards: false });
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

const equal = equality(equals(same));
const equalFolded = equality(equals(folded));
const like: Omit<Operator, 'isNegated'> = {
  expected: EXPECTED,
  read: (value, syntax) => {
    const pattern = readPattern(value, { ...syntax, wildcards: true });
    return pattern && fitting(pattern);
  },
};

export const STRINGS = {
  StringEquals: is(equal),
  StringNotEquals: isNot(equal),
  StringEqualsIgnoreCase: is(equalFolded),
  StringNotEqualsIgnoreCase: isNot(equalFolded),
  StringLike: is(like),
  StringNotLike: isNot(like),
};
