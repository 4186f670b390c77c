import { ADDRESSES } from './addresses.ts';
import { ARNS } from './arns.ts';
import { DATES } from './dates.ts';
import { NUMBERS } from './numbers.ts';
import { compared, is, type Operator } from './operator.ts';
import { STRINGS } from './strings.ts';

export { holds } from './operator.ts';
export type { Matcher, Operator } from './operator.ts';

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const parseBool = (text: string) => TRUTHS.get(text.toLowerCase());
const parseBase64 = (text: string) =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? text : undefined;

/** Every operator of a condition but `Null`, which looks at the key alone: a new one is a line here. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  ...STRINGS,
  ...NUMBERS,
  ...DATES,
  ...ADDRESSES,
  ...ARNS,
  Bool: is(compared('true or false', parseBool, (actual, wanted) => actual === wanted)),
  BinaryEquals: is(compared('base64', parseBase64, (actual, wanted) => actual === wanted)),
};
