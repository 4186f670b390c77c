import { createHash } from 'node:crypto';
import type { Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import type { Identity } from '../../idempotency/index.ts';
import type { RawRequest } from '../authentication/index.ts';

const MAX_KEY = 255;

const sha256 = (...parts: (Buffer | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

function valuesOf(request: RawRequest, name: string): string[] {
  return request.headers.flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : []));
}

function readKey(request: RawRequest): string | undefined {
  const [key, ...more] = valuesOf(request, 'idempotency-key');
  if (key === undefined) return undefined;
  if (more.length > 0) throw new ValidationError('Idempotency-Key: is given more than once');
  if (key.length > MAX_KEY || !/^[ -~]*[!-~][ -~]*$/.test(key)) {
    throw new ValidationError(
      `Idempotency-Key: expected 1 to ${MAX_KEY} printable ASCII characters`,
    );
  }
  return key;
}

/** An operation as it is called: its name, and what its path names. */
export interface Target {
  readonly operation: { readonly name: string };
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * What makes this request the same as an earlier one: the caller's own Idempotency-Key, or else the id that an
 * SDK gives to a call and keeps over its attempts. That id is not signed, and names whatever its sender wants,
 * so with it the contents count too. Undefined when the caller says neither.
 */
export function identityOf(
  { account, actor }: Ctx,
  { operation, labels }: Target,
  request: RawRequest,
): Identity | undefined {
  const key = readKey(request);
  const invocation = valuesOf(request, 'amz-sdk-invocation-id').join(',');
  if (key === undefined && invocation === '') return undefined;

  const [, ...query] = request.target.split('?');
  const fingerprint = sha256(query.join('?'), '\n', request.body);
  const name = key === undefined ? ['sdk', invocation, fingerprint.toString('hex')] : ['key', key];
  const scope = [account, actor.kind, actor.id, operation.name, ...labels];
  return { key: sha256(JSON.stringify([scope, name])), fingerprint };
}
