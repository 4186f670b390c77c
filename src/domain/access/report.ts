import { isStorable } from '../text.ts';

/** Where the reader of a document notes what is wrong. */
export class Report {
  readonly problems: string[] = [];
  /** Condition keys that the document asks for, in lower case. */
  readonly keys = new Set<string>();

  /** Notes the problem; the answer is what a part that is not understood says. */
  unknown(path: string, problem: string): 'unknown' {
    this.problems.push(`${path} ${problem}`);
    return 'unknown';
  }

  /** One value, or a list of at least one, each with its path. */
  items(path: string, value: unknown): (readonly [path: string, item: unknown])[] {
    if (!Array.isArray(value)) return [[path, value]];
    // An empty list stays one item that is not understood, so that a Deny with it still denies.
    if (value.length === 0) return [[path, undefined]];
    return value.map((item: unknown, at) => [`${path}[${at}]`, item] as const);
  }
}

/** Text that can be stored; undefined for anything else. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && isStorable(value) ? value : undefined;
}

/** A JSON object, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
