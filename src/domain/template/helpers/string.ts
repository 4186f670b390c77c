import { hashText, numberArg, textArg, type Call, type Helper } from '../helper.ts';
import { TemplateError } from '../template-error.ts';
import { number, single, text } from '../text.ts';

const MAX_WIDTH = 10_000;
const letters = (value: string): string[] => Array.from(value);

function width(call: Call, given: unknown): number {
  const size = number(given);
  if (size === undefined || size < 0 || size > MAX_WIDTH) {
    throw new TemplateError(`${call.name}: the width must be a number from 0 to ${MAX_WIDTH}`);
  }
  return Math.trunc(size);
}

function padding(call: Call): string {
  return letters(hashText(call, 'pad') || ' ')[0] ?? ' ';
}

const justify =
  (before: (missing: number) => number): Helper =>
  (call) => {
    const value = textArg(call);
    const missing = width(call, call.hash.size ?? call.args[1]) - letters(value).length;
    if (missing <= 0) return value;
    const pad = padding(call);
    return pad.repeat(before(missing)) + value + pad.repeat(missing - before(missing));
  };

const upperFirst = (word: string): string => {
  const [first = '', ...rest] = letters(word);
  return first.toUpperCase() + rest.join('');
};

function replaceAll(call: Call, from: string, to: string): string {
  const value = textArg(call);
  if (from === '') return value;
  const pieces = value.split(from);
  call.budget.produce(value.length + (pieces.length - 1) * to.length);
  return pieces.join(to);
}

function slugify(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .toLowerCase();
}

/** The ellipsis counts: "Alejandro" in 6 is "Ale...". */
function abbreviate(value: string, size: number): string {
  const all = letters(value);
  if (all.length <= size) return value;
  return all.slice(0, Math.max(0, size - 3)).join('') + '...'.slice(0, size);
}

export const stringHelpers = {
  abbreviate: (call) => abbreviate(textArg(call), width(call, call.args[1])),
  capitalize: (call) => textArg(call).replace(/[^\s]+/gu, upperFirst),
  capitalizeFirst: (call) => upperFirst(textArg(call)),
  center: justify((missing) => Math.floor(missing / 2)),
  ljust: justify(() => 0),
  rjust: justify((missing) => missing),
  cut: (call) => replaceAll(call, call.args.length > 1 ? textArg(call, 1) : ' ', ''),
  replace: (call) => replaceAll(call, textArg(call, 1), textArg(call, 2)),
  lower: (call) => textArg(call).toLowerCase(),
  upper: (call) => textArg(call).toUpperCase(),
  slugify: (call) => slugify(textArg(call)),
  // Not /<[^>]*>/: that takes quadratic time on a long row of "<".
  stripTags: (call) => textArg(call).replace(/<[^<>]*>/g, ''),
  substring: (call) =>
    letters(textArg(call))
      .slice(numberArg(call, 1), call.args.length > 2 ? numberArg(call, 2) : undefined)
      .join(''),
  inflect: (call) => {
    const count = numberArg(call, 0);
    const word = textArg(call, count === 1 ? 1 : 2);
    return call.hash.includeCount === true || call.hash.includeCount === 'true'
      ? `${count} ${word}`
      : word;
  },
  ordinalize: (call) => {
    const value = numberArg(call, 0);
    const tens = Math.abs(value) % 100;
    const ending = tens >= 11 && tens <= 13 ? 'th' : { 1: 'st', 2: 'nd', 3: 'rd' }[tens % 10];
    return `${value}${ending ?? 'th'}`;
  },
  yesno: (call) => {
    const value = single(call.args[0]);
    if (value === undefined || value === null || value === '')
      return hashText(call, 'maybe') ?? 'maybe';
    const isNo = value === false || text(value).toLowerCase() === 'false';
    return isNo ? (hashText(call, 'no') ?? 'no') : (hashText(call, 'yes') ?? 'yes');
  },
} satisfies Record<string, Helper>;
