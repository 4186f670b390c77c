import { shapeOf } from './model.ts';
import type { Structure } from './model.ts';

/** A member of a body that its shape does not have. */
export interface IgnoredMember {
  /** Where it is, in characters that a header may carry. */
  readonly path: string;
  /** A member of the same shape that may have been meant. */
  readonly meant: string | undefined;
}

/** More are not named one by one. */
const MAX_NAMED = 20;
const MAX_PATH = 80;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// A made-up name may be anything.
const safe = (path: string): string => path.slice(0, MAX_PATH).replace(/[^\w.[\]-]/g, '?');

// Another case, or letters in another order: that is what slips happen to be.
const letters = (name: string): string => [...name.toLowerCase()].sort().join('');

function* unknownIn(
  shape: Structure,
  value: Record<string, unknown>,
  path: string,
): Generator<IgnoredMember> {
  const members = new Map([...shape.members.values()].map((member) => [member.wireName, member]));
  for (const [name, inner] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`;
    const member = members.get(name);
    if (member) {
      yield* walk(member.shape, inner, here);
    } else {
      const known = [...members.keys()];
      const meant =
        name.length <= MAX_PATH
          ? known.find((other) => letters(other) === letters(name))
          : undefined;
      yield { path: safe(here), meant };
    }
  }
}

function* walk(name: string, value: unknown, path: string): Generator<IgnoredMember> {
  const shape = shapeOf(name);
  if (shape.kind === 'structure' && isObject(value)) {
    yield* unknownIn(shape, value, path);
  } else if (shape.kind === 'list' && Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* walk(shape.item, item, `${path}[${at}]`);
  } else if (shape.kind === 'map' && isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* walk(shape.value, inner, path === '' ? key : `${path}.${key}`);
    }
  }
}

/**
 * The members of a body that nobody knows, one more than are named at most. A client of a newer model may send
 * some, so they are no error; but a misspelt one would vanish without a word.
 */
export function ignoredMembers(shape: string, body: unknown): IgnoredMember[] {
  const found: IgnoredMember[] = [];
  for (const member of walk(shape, body, '')) {
    found.push(member);
    if (found.length > MAX_NAMED) break;
  }
  return found;
}

/** The value of the header that tells of them. */
export function ignoredHeader(members: readonly IgnoredMember[]): string {
  const paths = members.slice(0, MAX_NAMED).map(({ path }) => path);
  return [...paths, ...(members.length > MAX_NAMED ? ['and-more'] : [])].join(', ');
}

const MAX_REMARKS = 3;

/** What is said of them when the request is refused anyway: one of them may be the reason. */
export function remarksOn(payload: string, members: readonly IgnoredMember[]): string[] {
  return members.slice(0, MAX_REMARKS).map(({ path, meant }) => {
    if (path === payload) return `${path}: is no member, its contents are the body themselves`;
    return `${path}: is no member${meant === undefined ? '' : `, perhaps ${meant} is meant`}`;
  });
}
