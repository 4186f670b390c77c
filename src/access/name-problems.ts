import { characters } from '../domain/text.ts';

const MAX_NAME = 64;

/**
 * What is wrong with the name of an account, a principal, a policy or a key. Names are printed in terminals and
 * logs, so control characters are refused.
 */
export function nameProblems(name: string | undefined): string[] {
  if (name === undefined) return [];
  const isGood =
    name !== '' &&
    name === name.trim() &&
    characters(name) <= MAX_NAME &&
    !/\p{Cc}|\p{Surrogate}|[\u2028\u2029]/u.test(name);
  return isGood
    ? []
    : [
        `Name: expected 1 to ${MAX_NAME} characters, no control characters, no spaces at the beginning or end`,
      ];
}
