import { tagProblems } from '../../domain/tags.ts';
import { ValidationError } from '../../errors.ts';
import { structureOf } from '../model.ts';
import { readInput } from '../read-input.ts';
import type { Call } from './call.ts';

const isTags = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((tag) => typeof tag === 'string');

/**
 * The tags that a call gives to what it makes or tags, and the keys of those that it adds or takes.
 * @throws ValidationError when the input is not valid: nothing is decided about tags that can't be
 */
export function requestTags({ operation, input }: Call): {
  tags: Readonly<Record<string, string>>;
  keys: readonly string[];
} {
  const { payload } = structureOf(operation.input);
  const members = readInput(operation, input);
  const body = payload === undefined ? undefined : members[payload];
  const given: unknown =
    typeof body === 'object' && body !== null && 'tags' in body ? body.tags : undefined;
  const tags = isTags(given) ? given : {};
  const problems = tagProblems(tags);
  if (problems.length > 0) throw new ValidationError(problems);
  const { TagKeys: taken } = members;
  const keys = Array.isArray(taken) ? taken.filter((key) => typeof key === 'string') : [];
  return { tags, keys: [...Object.keys(tags), ...keys] };
}
