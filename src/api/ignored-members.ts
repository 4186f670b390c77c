import { shapeOf } from './model.ts';
import type { Structure } from './model.ts';

const MAX_NAMED = 20;
const MAX_PATH = 80;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function* unknownIn(shape: Structure, value: Record<string, unknown>, path: string) {
  const members = new Map([...shape.members.values()].map((member) => [member.wireName, member]));
  for (const [name, inner] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`;
    const member = members.get(name);
    if (member) yield* walk(member.shape, inner, here);
    else yield here;
  }
}

function* walk(name: string, value: unknown, path: string): Generator<string> {
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

/** What a header may carry of a name that somebody made up. */
const safe = (path: string): string => path.slice(0, MAX_PATH).replace(/[^\w.[\]-]/g, '?');

/**
 * The members of a body that its shape does not have, for the header that tells of them. A client of a newer
 * model may send some, so they are no error; but a misspelt one would vanish without a word.
 */
export function ignoredMembers(shape: string, body: unknown): string {
  const paths: string[] = [];
  for (const path of walk(shape, body, '')) {
    if (paths.length === MAX_NAMED) return [...paths, 'and-more'].join(', ');
    paths.push(safe(path));
  }
  return paths.join(', ');
}
