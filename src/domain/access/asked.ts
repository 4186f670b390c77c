import type { NamedPolicy } from './policy.ts';

/**
 * Whether any of the policies speaks of a condition key that begins like this, in a condition or as a variable. What
 * costs a query or the reading of a body is only looked up when it is asked for.
 */
export function asksFor(policies: readonly NamedPolicy[], keyStart: string): boolean {
  const wanted = keyStart.toLowerCase();
  return policies.some(({ document }) => JSON.stringify(document).toLowerCase().includes(wanted));
}
