import { verify, type KeyObject } from 'node:crypto';

export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

const ALGORITHMS = {
  RS256: (key: KeyObject) => key,
  ES256: (key: KeyObject) => ({ key, dsaEncoding: 'ieee-p1363' as const }),
};

/** The claims of a token that this key signed in this way; undefined for any other. */
export function verified(
  token: string,
  algorithm: keyof typeof ALGORITHMS,
  key: KeyObject,
): Jwt | undefined {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header = decoded(head);
  const isGenuine =
    header.alg === algorithm &&
    verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      ALGORITHMS[algorithm](key),
      Buffer.from(signature, 'base64url'),
    );
  return isGenuine ? { header, claims: decoded(body) } : undefined;
}

function decoded(part: string): Record<string, unknown> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
