import { TemplateError } from './template-error.ts';

export type DatePiece = { readonly literal: string } | { readonly token: string };

/** Java's SimpleDateFormat letters as Luxon's tokens, by how often the letter is repeated. */
const LETTERS: Record<string, (count: number) => string> = {
  G: () => 'G',
  y: (count) => (count === 2 ? 'yy' : count > 2 ? 'yyyy' : 'y'),
  Y: (count) => (count === 2 ? 'kk' : 'kkkk'),
  M: (count) => 'M'.repeat(Math.min(count, 4)),
  L: (count) => 'L'.repeat(Math.min(count, 4)),
  w: (count) => (count > 1 ? 'WW' : 'W'),
  D: (count) => (count > 2 ? 'ooo' : 'o'),
  d: (count) => (count > 1 ? 'dd' : 'd'),
  E: (count) => (count > 3 ? 'cccc' : 'ccc'),
  u: () => 'c',
  a: () => 'a',
  H: (count) => (count > 1 ? 'HH' : 'H'),
  h: (count) => (count > 1 ? 'hh' : 'h'),
  m: (count) => (count > 1 ? 'mm' : 'm'),
  s: (count) => (count > 1 ? 'ss' : 's'),
  S: (count) => (count > 1 ? 'SSS' : 'S'),
  z: (count) => (count > 3 ? 'ZZZZZ' : 'ZZZZ'),
  Z: () => 'ZZZ',
  X: (count) => (count > 2 ? 'ZZ' : 'ZZZ'),
};

// A quoted text ('' is a quote), a run of one letter, or anything else.
const PIECES = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;

/** The pieces of a SimpleDateFormat pattern. @throws TemplateError on a letter that has no counterpart */
export function datePieces(pattern: string): DatePiece[] {
  return [...pattern.matchAll(PIECES)].map(([piece, quoted, letter]): DatePiece => {
    if (quoted !== undefined)
      return { literal: quoted === '' ? "'" : quoted.replaceAll("''", "'") };
    if (letter === undefined) return { literal: piece };
    const token = LETTERS[letter];
    if (!token) throw new TemplateError(`the date pattern "${pattern}" has the letter "${letter}"`);
    return { token: token(piece.length) };
  });
}
