import { characters, isStorable } from './text.ts';

const MAX_TAGS = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;

/** What is wrong with the tags of a resource. */
export function tagProblems(tags: Readonly<Record<string, string>> = {}, path = 'tags'): string[] {
  const problems: string[] = [];
  const entries = Object.entries(tags);
  if (entries.length > MAX_TAGS) {
    problems.push(`${path} has ${entries.length} tags: expected at most ${MAX_TAGS}`);
  }
  for (const [key, value] of entries) {
    if (key === '' || characters(key) > MAX_KEY || !isStorable(key)) {
      problems.push(`${path} has the key "${key}": expected 1 to ${MAX_KEY} characters`);
    }
    if (characters(value) > MAX_VALUE || !isStorable(value)) {
      problems.push(`${path}.${key} is not valid: expected at most ${MAX_VALUE} characters`);
    }
  }
  return problems;
}
