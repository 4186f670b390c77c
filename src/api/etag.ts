/**
 * The weak ETag of a versioned resource, of its version and the time of its last change; undefined for what has
 * neither. It only tells a reader whether something changed.
 */
export function etagOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const parts = ['Version', 'LastModifiedDate'].flatMap((name) => {
    const value: unknown = Object.getOwnPropertyDescriptor(body, name)?.value;
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
  // A template's version may be any text of the caller's; only these characters may stand in the header.
  const tag = parts.join(' ').replace(/[^\w.:-]+/g, '-');
  return parts.length === 0 ? undefined : `W/"${tag}"`;
}
