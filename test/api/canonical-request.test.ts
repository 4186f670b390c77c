import { describe, expect, it } from 'vitest';
import { canonicalRequest, stringToSign } from '../../src/api/authentication/canonical-request.ts';
import type { RawRequest } from '../../src/api/authentication/canonical-request.ts';
import { deriveSigningKey, sign } from '../../src/api/authentication/signing-key.ts';
import vectors from './sigv4-vectors.json' with { type: 'json' };

/** Reads the text form of the vectors: a header line that begins with a blank goes on with the last header. */
function parse(text: string): RawRequest {
  const [head = '', body = ''] = text.split('\n\n');
  const [first = '', ...lines] = head.split('\n').filter((line) => line !== '');
  const headers: [string, string][] = [];
  for (const line of lines) {
    const last = headers.at(-1);
    if (/^\s/.test(line) && last) last[1] += `\n${line}`;
    else headers.push([line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
  }
  const method = first.slice(0, first.indexOf(' '));
  const target = first.slice(method.length + 1, first.lastIndexOf(' '));
  return { method, target, headers, body: Buffer.from(body) };
}

describe('the official SigV4 cases', () => {
  it.each(vectors)('$name', (vector) => {
    const { context } = vector;
    const request = parse(vector.signedRequest);
    const signed = /SignedHeaders=([^,]+)/.exec(vector.signedRequest)?.[1]?.split(';') ?? [];
    const canonical = canonicalRequest(request, signed, { normalisePath: context.normalize });
    expect(canonical).toBe(vector.canonicalRequest);

    const timestamp = context.timestamp.replace(/[-:]/g, '');
    const day = timestamp.slice(0, 8);
    const text = stringToSign(
      timestamp,
      `${day}/${context.region}/${context.service}/aws4_request`,
      canonical,
    );
    expect(text).toBe(vector.stringToSign);

    const secret = context.credentials.secret_access_key_halves.join('');
    const key = deriveSigningKey(secret, { day, region: context.region, service: context.service });
    expect(sign(key, text).toString('hex')).toBe(vector.signature);
  });

  it('are all there', () => expect(vectors).toHaveLength(38));
});
