import { readPolicy } from './read-policy.ts';

export { MAX_POLICY_CHARACTERS } from './read-policy.ts';

/** What is wrong with a policy document, each problem with the path of its member; nothing: it is valid. */
export function validatePolicy(document: unknown): string[] {
  return [...readPolicy(document).problems];
}
