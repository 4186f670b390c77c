/** Any characters, also none. */
export const MANY = Symbol('*');
/** Exactly one character. */
export const ONE = Symbol('?');

/** A UTF-16 unit that must be there, or a wildcard. */
export type Token = string | typeof MANY | typeof ONE;

// A character outside the basic plane is two units.
const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** What stands between two stars. */
interface Run {
  readonly units: readonly (string | typeof ONE)[];
  /** Its text, when it has no `?`. */
  readonly literal: string | undefined;
}

const NO_RUN: Run = { units: [], literal: '' };

function readRun(tokens: readonly Token[]): Run {
  const units = tokens.filter((token) => token !== MANY);
  return { units, literal: units.includes(ONE) ? undefined : units.map(String).join('') };
}

function runsOf(pattern: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (let end = pattern.indexOf(MANY); end >= 0; end = pattern.indexOf(MANY, start)) {
    runs.push(readRun(pattern.slice(start, end)));
    start = end + 1;
  }
  return [...runs, readRun(pattern.slice(start))];
}

/** Where the run ends when it begins just there; undefined when it does not fit. */
function endOf({ units, literal }: Run, text: string, start: number): number | undefined {
  if (literal !== undefined) {
    return text.startsWith(literal, start) ? start + literal.length : undefined;
  }
  let at = start;
  for (const unit of units) {
    if (at >= text.length || (unit !== ONE && unit !== text[at])) return undefined;
    at += unit === ONE ? widthAt(text, at) : 1;
  }
  return at;
}

/** Where the run ends at its first place from there on. */
function firstEnd(run: Run, text: string, from: number): number | undefined {
  if (run.literal !== undefined) {
    const found = text.indexOf(run.literal, from);
    return found < 0 ? undefined : found + run.literal.length;
  }
  for (let start = from; start < text.length; start += 1) {
    const end = endOf(run, text, start);
    if (end !== undefined) return end;
  }
  return undefined;
}

function endsWith(run: Run, text: string, from: number): boolean {
  if (run.literal !== undefined) {
    return from + run.literal.length <= text.length && text.endsWith(run.literal);
  }
  // How long it is depends on the text: a `?` may be two units.
  for (let start = from; start < text.length; start += 1) {
    if (endOf(run, text, start) === text.length) return true;
  }
  return false;
}

/**
 * What says whether a text fits the pattern. The first place from the left is enough for what is between two stars, so
 * a pattern of stars takes no longer than the text is; only runs with a `?` are tried unit by unit.
 */
export function wildcard(pattern: readonly Token[]): (text: string) => boolean {
  const [head = NO_RUN, ...rest] = runsOf(pattern);
  const tail = rest.pop();
  return (text) => {
    let at = endOf(head, text, 0);
    if (tail === undefined) return at === text.length;
    for (const run of rest) {
      if (at === undefined) return false;
      at = firstEnd(run, text, at);
    }
    return at !== undefined && endsWith(tail, text, at);
  };
}
