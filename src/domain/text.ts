/** Postgres can't keep NUL in text, nor half a surrogate pair in jsonb. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Characters as a person counts them, not UTF-16 units. */
export function characters(text: string): number {
  if (!/[\uD800-\uDFFF]/.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
