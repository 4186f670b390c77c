/** Any characters, also none. */
export const MANY = Symbol('*');
/** Exactly one character. */
export const ONE = Symbol('?');

/** A UTF-16 unit that must be there, or a wildcard. */
export type Token = string | typeof MANY | typeof ONE;

// A character outside the basic plane is two units.
const widthAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/**
 * Whether the text fits the pattern. Only the last `*` is ever tried again, so the time is at most the product of both
 * lengths; a regular expression could be made to take for ever.
 */
export function matchesTokens(pattern: readonly Token[], text: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let taken = 0;
  while (at < text.length) {
    const token = pattern[next];
    if (token === MANY) {
      star = next;
      next += 1;
      taken = at;
    } else if (token === ONE) {
      at += widthAt(text, at);
      next += 1;
    } else if (token !== undefined && token === text[at]) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      taken += 1;
      at = taken;
      next = star + 1;
    } else return false;
  }
  while (pattern[next] === MANY) next += 1;
  return next === pattern.length;
}
