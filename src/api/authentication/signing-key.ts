import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AccessKey } from '../../access/index.ts';

const hmac = (key: Buffer | string, text: string) =>
  createHmac('sha256', key).update(text, 'utf8').digest();

export interface Scope {
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/** The key that signs one day's requests for one region and service. */
export function deriveSigningKey(secret: string, scope: Scope): Buffer {
  const forDay = hmac(`AWS4${secret}`, scope.day);
  return hmac(hmac(hmac(forDay, scope.region), scope.service), 'aws4_request');
}

/** The signature of a string to sign, 32 bytes. */
export function sign(signingKey: Buffer, stringToSign: string): Buffer {
  return hmac(signingKey, stringToSign);
}

export type SigningKeys = (key: AccessKey, scope: Scope) => Buffer;

/**
 * Derived keys, kept, so that a secret is opened once a day. The sealed secret is part of the cache's key: a
 * changed secret is another entry, and an entry is never wrong.
 */
export function signingKeys(open: (key: AccessKey) => string): SigningKeys {
  const cache = new LRUCache<string, Buffer>({ max: 1000 });
  return (key, scope) => {
    const sealed = key.sealedSecret.toString('base64');
    const name = `${key.id} ${sealed} ${scope.day}/${scope.region}/${scope.service}`;
    const known = cache.get(name);
    if (known) return known;
    const derived = deriveSigningKey(open(key), scope);
    cache.set(name, derived);
    return derived;
  };
}
