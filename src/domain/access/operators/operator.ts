import type { Known } from '../context.ts';
import type { Syntax } from '../pattern.ts';
import { not, type Truth } from '../truth.ts';

/** Whether the value that a request has fits a value of the policy. */
export type Matcher = (actual: string, known: Known) => Truth;

/** One way to compare, by which the conditions of a policy name it. */
export interface Operator {
  /** What its values have to be, for messages. */
  readonly expected: string;
  /** Undefined when this value can't be compared so. */
  readonly read: (value: string, syntax: Omit<Syntax, 'wildcards'>) => Matcher | undefined;
  /** A negated one holds when none of its values fits, and when the request does not have the key. */
  readonly isNegated: boolean;
}

type Positive = Omit<Operator, 'isNegated'>;

export const is = (operator: Positive): Operator => ({ ...operator, isNegated: false });
export const isNot = (operator: Positive): Operator => ({ ...operator, isNegated: true });

/** Whether a value fits any of several, or none of them when the operator is negated. */
export function holds(operator: Operator, fits: Truth): Truth {
  return operator.isNegated ? not(fits) : fits;
}

/**
 * An operator on values that are parsed, such as numbers. What a request has and can't be parsed is not known to fit,
 * nor not to fit.
 */
export function compared<T>(
  expected: string,
  parse: (text: string) => T | undefined,
  fits: (actual: T, wanted: T) => boolean,
): Positive {
  return {
    expected,
    read: (value) => {
      const wanted = parse(value);
      if (wanted === undefined) return undefined;
      return (text) => {
        const actual = parse(text);
        return actual === undefined ? 'unknown' : fits(actual, wanted);
      };
    },
  };
}
