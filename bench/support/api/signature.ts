import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readClaim } from '../../../src/api/authentication/signed-request.ts';
import { sign, signingKeys } from '../../../src/api/authentication/signing-key.ts';
import type { RawRequest } from '../../../src/api/authentication/index.ts';
import { signAll } from './signing.ts';

const ROUNDS = 30_000;
const secretAccessKey = 'a secret of the benchmark itself';

/** Microseconds of one call, after a warm-up; the fastest of ten runs, as others use the machine too. */
function microseconds(check: () => boolean): number {
  const runs = Array.from({ length: 11 }, () => {
    const begun = performance.now();
    for (let n = 0; n < ROUNDS / 10; n += 1) if (!check()) throw new Error('The check failed');
    return ((performance.now() - begun) * 1000) / (ROUNDS / 10);
  });
  return Math.min(...runs.slice(1));
}

/** The check of a signature with a warm key cache, beside a bare hash of the body and a bare HMAC. */
export async function signatureFigure(): Promise<string[]> {
  const body = { Name: 'Welcome', tags: { note: 'x'.repeat(900) } };
  const [signed] = await signAll(
    { url: 'http://127.0.0.1:8080', accessKey: { accessKeyId: 'AKIDBENCH', secretAccessKey } },
    [{ method: 'POST', path: '/v1/apps', body }],
  );
  if (!signed) throw new Error('Nothing was signed');
  const sent = {
    ...signed.headers,
    connection: 'keep-alive',
    'content-length': String(signed.body?.length),
    'amz-sdk-invocation-id': '5f3a1c9e-60c1-4d0b-8d3b-1f0c2b7e9a11',
    'amz-sdk-request': 'attempt=1; max=3',
    'user-agent':
      'aws-sdk-js/3.1132.0 ua/2.1 os/linux#6.1 lang/js md/nodejs#20.20.0 api/pinpoint#3.1132.0',
  };
  const request: RawRequest = {
    method: signed.method,
    target: signed.path,
    headers: Object.entries(sent),
    body: Buffer.from(signed.body ?? ''),
  };
  const key = {
    id: 'AKIDBENCH',
    account: '000000000000',
    principal: { id: 'p', kind: 'ROOT' as const, name: 'root', policies: [], roles: [] },
    sealedSecret: Buffer.alloc(64, 7),
    lastUsedAt: null,
    wait: 0,
  };
  const keyOf = signingKeys(() => secretAccessKey);
  const authorization = signed.headers.authorization ?? '';

  const check = microseconds(() => {
    const claim = readClaim(request, authorization, new Date());
    const expected = sign(keyOf(key, claim), claim.stringToSign);
    return timingSafeEqual(expected, Buffer.from(claim.signature, 'hex'));
  });
  const bare = microseconds(() => {
    const hash = createHash('sha256').update(request.body).digest('hex');
    return createHmac('sha256', secretAccessKey).update(hash).digest().length === 32;
  });
  return [
    `SigV4 check, ${request.body.length} bytes       ${check.toFixed(1)} µs (target < 60 µs)`,
    `  SHA-256 of the same bytes and one HMAC   ${bare.toFixed(1)} µs: ${(check / bare).toFixed(1)} times that`,
  ];
}
