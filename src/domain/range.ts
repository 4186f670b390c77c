/** What is wrong with a whole number that has bounds; absent is fine. */
export function rangeProblems(
  path: string,
  value: number | undefined,
  min: number,
  max: number,
): string[] {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return [];
  return [`${path} is ${value}: expected a whole number from ${min} to ${max}`];
}
