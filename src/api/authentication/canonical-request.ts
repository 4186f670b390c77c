import { hash } from 'node:crypto';

/** A request as it came over the wire: raw target, raw header pairs, raw bytes. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

export const sha256 = (data: Buffer | string) => hash('sha256', data, 'hex');

/** Percent-encodes all but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Dot segments resolved and double slashes joined, as the SDKs do before they sign. */
function normalise(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  const end = kept.length > 0 && /\/\.{0,2}$/.test(path) ? '/' : '';
  return `/${kept.join('/')}${end}`;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @throws URIError on a broken percent sequence */
function canonicalQuery(query: string): string {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return pairs
    .map((pair): [string, string] => {
      const at = pair.includes('=') ? pair.indexOf('=') : pair.length;
      const name = encode(decodeURIComponent(pair.slice(0, at)));
      return [name, encode(decodeURIComponent(pair.slice(at + 1)))];
    })
    .sort((a, b) => byCodeUnits(a[0], b[0]) || byCodeUnits(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The values of each header in their order, by its name in lower case. */
export type HeaderValues = ReadonlyMap<string, readonly string[]>;

export function headerValues({ headers }: Pick<RawRequest, 'headers'>): HeaderValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return values;
}

/** All values of one header, trimmed and with inner spaces folded, joined by commas. */
export function headerValue(headers: HeaderValues, name: string): string | undefined {
  return headers
    .get(name)
    ?.map((value) => value.trim().replace(/\s+/g, ' '))
    .join(',');
}

/**
 * The canonical request of Signature Version 4. The path is encoded once more on top of the encoding that it
 * has on the wire: every service but S3 does so, and `/v1/tags/arn%3Aaws…` is signed as `arn%253Aaws…`.
 */
export function canonicalRequest(
  request: RawRequest,
  signedHeaders: readonly string[],
  { normalisePath = true, headers = headerValues(request), bodyHash = sha256(request.body) } = {},
): string {
  const [path = '', ...query] = request.target.split('?');
  return [
    request.method,
    (normalisePath ? normalise(path) : path).split('/').map(encode).join('/'),
    canonicalQuery(query.join('?')),
    ...signedHeaders.map((name) => `${name}:${headerValue(headers, name) ?? ''}`),
    '',
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n');
}

/** What is signed: the algorithm, when, for what, and the hash of the canonical request. */
export function stringToSign(timestamp: string, scope: string, canonical: string): string {
  return ['AWS4-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n');
}
