import type { Call } from '../helper.ts';
import { TemplateError } from '../template-error.ts';
import { number, single, text } from '../text.ts';

/** A question about the arguments: as a block it chooses a branch, inline it prints `yes=` or `no=`. */
export type Condition = (call: Call) => boolean;

/** Handlebars' own rule, except that a list of one value counts as that value. */
function holds(value: unknown): boolean {
  const seen = single(value);
  return Array.isArray(seen) ? seen.length > 0 : Boolean(seen);
}

/** By number when both sides are numbers (attributes are always text), otherwise by text. */
function compare([left, right]: readonly unknown[]): number {
  const [a, b] = [number(left), number(right)];
  if (a !== undefined && b !== undefined) return a - b;
  const [x, y] = [text(left), text(right)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function atLeast(count: number, { name, args }: Call): readonly unknown[] {
  if (args.length < count) throw new TemplateError(`${name} needs at least ${count} arguments`);
  return args;
}

const compared =
  (accept: (order: number) => boolean): Condition =>
  (call) =>
    accept(compare(atLeast(2, call)));

const isFalse: Condition = (call) => !holds(atLeast(1, call)[0]);

export const conditions: Record<string, Condition> = {
  if: (call) =>
    holds(atLeast(1, call)[0]) || (call.args[0] === 0 && call.hash.includeZero === true),
  unless: isFalse,
  not: isFalse,
  and: (call) => atLeast(2, call).every(holds),
  or: (call) => atLeast(2, call).some(holds),
  eq: compared((order) => order === 0),
  neq: compared((order) => order !== 0),
  gt: compared((order) => order > 0),
  gte: compared((order) => order >= 0),
  lt: compared((order) => order < 0),
  lte: compared((order) => order <= 0),
};
