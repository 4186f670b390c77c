import { parseInstant } from './domain/instant.ts';
import { ValidationError } from './errors.ts';

/** What asks for a page of a list. */
export interface PageInput {
  PageSize?: string;
  Token?: string;
  /** What the lists of templates call the token. */
  NextToken?: string;
}

/** A page of a list as operations of our own answer it. */
export interface Paged<Item> {
  Item: Item[];
  NextToken?: string;
}

/** A page of a list: how many rows, and the key of the row before the first one. */
export interface Page {
  readonly limit: number;
  readonly after: string[] | undefined;
}

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** Whether a key of a token is of the kind that the list makes: Postgres would refuse another one. */
export type KeyForm = (key: string) => boolean;

export const versionKey: KeyForm = (key) => /^[1-9]\d{0,8}$/.test(key);
export const serialKey: KeyForm = (key) => /^\d{1,15}$/.test(key);
export const timeKey: KeyForm = (key) => parseInstant(key) !== undefined;
export const idKey: KeyForm = () => true;

/**
 * Reads `page-size` and `token`; a list whose keys are not all ids says their forms. Read one row more than `limit` to
 * know whether to answer with a next token.
 * @throws ValidationError naming what is wrong
 */
export function readPage(input: PageInput, forms?: readonly KeyForm[]): Page {
  const problems: string[] = [];
  const limit = input.PageSize === undefined ? DEFAULT_LIMIT : readLimit(input.PageSize);
  if (limit === undefined) {
    problems.push(
      `page-size is "${input.PageSize}": expected a whole number from 1 to ${MAX_LIMIT}`,
    );
  }
  const [name, token] = input.NextToken
    ? ['next-token', input.NextToken]
    : ['token', input.Token ?? ''];
  const after = token === '' ? undefined : readToken(token, forms);
  if (token !== '' && !after) {
    problems.push(`${name} is not valid: expected the NextToken of an earlier answer`);
  }
  if (limit === undefined || problems.length > 0) throw new ValidationError(problems);
  return { limit, after };
}

/** The opaque token of the page that begins after the row with these keys. */
export function nextToken(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The page out of rows that were read one beyond its limit, with the token of the next page if there is one. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly string[],
): { page: Row[]; next: { NextToken?: string } } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, next: last ? { NextToken: nextToken(keysOf(last)) } : {} };
}

function readLimit(text: string): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return value >= 1 && value <= MAX_LIMIT ? value : undefined;
}

function readToken(token: string, forms?: readonly KeyForm[]): string[] | undefined {
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  const isKeys = (value: unknown): value is string[] =>
    Array.isArray(value) && value.length > 0 && value.every((key) => typeof key === 'string');
  // Postgres refuses NUL in text; such a token was never ours.
  if (!isKeys(keys) || keys.some((key) => key.includes('\0'))) return undefined;
  const fits = forms?.length === keys.length && forms.every((form, at) => form(keys[at] ?? ''));
  return !forms || fits ? keys : undefined;
}
