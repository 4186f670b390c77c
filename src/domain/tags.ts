import { characters, isStorable } from './text.ts';

const MAX_TAGS = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;
/** Of AWS's own tags; they can be taken away, not given. */
const RESERVED = 'aws:';

type Tags = Readonly<Record<string, string>>;

/** Whether a resource has too many tags. */
export function tagCountProblems(tags: Tags, path = 'tags'): string[] {
  const { length } = Object.keys(tags);
  return length > MAX_TAGS ? [`${path} has ${length} tags: expected at most ${MAX_TAGS}`] : [];
}

/** What is wrong with the tags of a resource. */
export function tagProblems(tags: Tags = {}, path = 'tags'): string[] {
  const problems = tagCountProblems(tags, path);
  const entries = Object.entries(tags);
  for (const [key, value] of entries) {
    if (key === '' || characters(key) > MAX_KEY || !isStorable(key)) {
      problems.push(`${path} has the key "${key}": expected 1 to ${MAX_KEY} characters`);
    }
    if (key.toLowerCase().startsWith(RESERVED)) {
      problems.push(`${path} has the key "${key}": keys that begin with ${RESERVED} are reserved`);
    }
    if (characters(value) > MAX_VALUE || !isStorable(value)) {
      problems.push(`${path}.${key} is not valid: expected at most ${MAX_VALUE} characters`);
    }
  }
  return problems;
}
