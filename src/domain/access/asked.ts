import type { NamedPolicy } from './policy.ts';
import { readPolicy } from './read-policy.ts';

/**
 * Whether any of the policies asks for a condition key that begins like this, in a condition or as a variable: what
 * costs a query or the reading of a body is looked up only then.
 */
export function asksFor(policies: readonly NamedPolicy[], keyStart: string): boolean {
  const wanted = keyStart.toLowerCase();
  return policies.some(({ document }) =>
    [...readPolicy(document).keys].some((key) => key.startsWith(wanted)),
  );
}
