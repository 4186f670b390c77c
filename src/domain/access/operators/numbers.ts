import { compared, is, isNot } from './operator.ts';

function parse(text: string): number | undefined {
  if (!/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

const number = (fits: (actual: number, wanted: number) => boolean) =>
  compared('a number', parse, fits);

export const NUMBERS = {
  NumericEquals: is(number((actual, wanted) => actual === wanted)),
  NumericNotEquals: isNot(number((actual, wanted) => actual === wanted)),
  NumericLessThan: is(number((actual, wanted) => actual < wanted)),
  NumericLessThanEquals: is(number((actual, wanted) => actual <= wanted)),
  NumericGreaterThan: is(number((actual, wanted) => actual > wanted)),
  NumericGreaterThanEquals: is(number((actual, wanted) => actual >= wanted)),
};
