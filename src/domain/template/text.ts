/** A list of values by its only value; anything else as it is. Attributes are lists, mostly of one. */
export function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** How a value is printed: lists joined, nothing for what is absent or has no text of its own. */
export function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return '';
}

/** The number a value is or spells, if any. */
export function number(value: unknown): number | undefined {
  const spelled = text(single(value)).trim();
  if (spelled === '') return undefined;
  const result = Number(spelled);
  return Number.isFinite(result) ? result : undefined;
}
