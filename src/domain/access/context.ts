import { CONDITION_KEYS, REQUEST_TAG, RESOURCE_TAG, TAG_KEYS } from './condition-keys.ts';
import type { AccessContext } from './policy.ts';

/** What is known about a request: values by condition key in lower case; a key without values is not in it. */
export type Known = ReadonlyMap<string, readonly string[]>;

/** Keys are compared without their case: tags whose keys differ in nothing else are one key with several values. */
export function readContext(context: AccessContext): Known {
  const known = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(context)) {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    const name = key.toLowerCase();
    if (values.length > 0) known.set(name, [...(known.get(name) ?? []), ...values]);
  }
  return known;
}

const single: ReadonlySet<string> = new Set(CONDITION_KEYS.map((key) => key.toLowerCase()));
const tagPrefixes = [RESOURCE_TAG, REQUEST_TAG].map((prefix) => prefix.toLowerCase());

/** Whether requests may have this key, with one value. */
export function isSingleKey(key: string): boolean {
  const lower = key.toLowerCase();
  return (
    single.has(lower) ||
    tagPrefixes.some((prefix) => lower.startsWith(prefix) && lower.length > prefix.length)
  );
}

/** Whether requests may have this key, with several values. */
export function isListKey(key: string): boolean {
  return key.toLowerCase() === TAG_KEYS.toLowerCase();
}

export const isConditionKey = (key: string): boolean => isSingleKey(key) || isListKey(key);

/** The keys that policies may ask for, in words. */
export const KNOWN_KEYS = [...CONDITION_KEYS, TAG_KEYS, `${RESOURCE_TAG}…`, `${REQUEST_TAG}…`].join(
  ', ',
);
