import { ForbiddenError } from '../../errors.ts';
import {
  canonicalRequest,
  headerValue,
  headerValues,
  sha256,
  stringToSign,
} from './canonical-request.ts';
import type { HeaderValues, RawRequest } from './canonical-request.ts';

const SERVICE = 'mobiletargeting';
const MAX_SKEW_MS = 5 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=([^\s,]+)\/(\d{8})\/([^\s,/]+)\/([^\s,/]+)\/aws4_request, *SignedHeaders=([a-z0-9;._-]+), *Signature=([0-9a-f]{64})$/;

/** A signature that is well formed and fresh; whether it is right, only the secret can tell. */
export interface Claim {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signature: string;
  readonly stringToSign: string;
}

/** `20260131T090000Z` → Date. */
function readTimestamp(text: string | undefined): Date {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '') ?? [];
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date.getTime())) {
    throw new ForbiddenError('The request needs an x-amz-date header of the form 20260131T090000Z');
  }
  return date;
}

function checkSkew(timestamp: Date, now: Date): void {
  if (Math.abs(now.getTime() - timestamp.getTime()) <= MAX_SKEW_MS) return;
  throw new ForbiddenError(
    `The request was signed at ${timestamp.toISOString()}, and it is ${now.toISOString()} here: ` +
      'the clocks may differ by 5 minutes at most',
  );
}

/** What must be covered by the signature, and that nothing covered is there twice. */
function checkSignedHeaders(headers: HeaderValues, signed: readonly string[]): void {
  const covered = ['host', ...[...headers.keys()].filter((name) => name.startsWith('x-amz-'))];
  const unsigned = covered.filter((name) => !signed.includes(name));
  if (unsigned.length > 0) {
    throw new ForbiddenError(`These headers must be signed: ${[...new Set(unsigned)].join(', ')}`);
  }
  for (const name of signed) {
    const count = headers.get(name)?.length ?? 0;
    if (count !== 1) {
      throw new ForbiddenError(
        `The signed header ${name} must be there once, it is ${count} times`,
      );
    }
  }
}

function checkBody(headers: HeaderValues, bodyHash: string): void {
  const declared = headerValue(headers, 'x-amz-content-sha256');
  if (declared === undefined) return;
  if (declared === 'UNSIGNED-PAYLOAD' || declared.startsWith('STREAMING-')) {
    throw new ForbiddenError(`x-amz-content-sha256: ${declared} is not supported; sign the body`);
  }
  if (declared !== bodyHash) {
    throw new ForbiddenError('x-amz-content-sha256 is not the SHA-256 of the body');
  }
}

function canonical(
  request: RawRequest,
  signed: readonly string[],
  known: { headers: HeaderValues; bodyHash: string },
): string {
  try {
    return canonicalRequest(request, signed, known);
  } catch (error) {
    if (error instanceof URIError) throw new ForbiddenError('The query is not valid UTF-8');
    throw error;
  }
}

/**
 * Reads and checks everything of a SigV4 request that needs no secret.
 * @throws ForbiddenError with what is wrong
 */
export function readClaim(request: RawRequest, authorization: string, now: Date): Claim {
  const [, accessKeyId, day, region, service, names, signature] =
    AUTHORIZATION.exec(authorization) ?? [];
  if (!accessKeyId || !day || !region || !service || !names || !signature) {
    throw new ForbiddenError(
      'The Authorization header is not valid: expected AWS4-HMAC-SHA256 Credential=…/aws4_request, ' +
        'SignedHeaders=…, Signature=…',
    );
  }
  if (service !== SERVICE) {
    throw new ForbiddenError(`The request is signed for ${service}: expected ${SERVICE}`);
  }
  const signed = names.split(';');
  if (names !== [...new Set(signed)].sort().join(';')) {
    throw new ForbiddenError('SignedHeaders must be sorted, each name once');
  }
  const headers = headerValues(request);
  checkSignedHeaders(headers, signed);
  const timestamp = headerValue(headers, 'x-amz-date') ?? headerValue(headers, 'date');
  checkSkew(readTimestamp(timestamp), now);
  if (!timestamp?.startsWith(day)) {
    throw new ForbiddenError(`The scope's day ${day} is not the day of the request's date`);
  }
  const bodyHash = sha256(request.body);
  checkBody(headers, bodyHash);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = stringToSign(timestamp, scope, canonical(request, signed, { headers, bodyHash }));
  return { accessKeyId, day, region, service, signature, stringToSign: text };
}
