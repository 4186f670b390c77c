import { LRUCache } from 'lru-cache';
import type { Actor, Deps } from '../context.ts';
import { TooManyRequestsError } from '../errors.ts';
import { rateLimited } from '../metrics/index.ts';
import { Bucket } from './bucket.ts';
import { lease } from './lease.ts';

/** Lets a request of this key for this operation through. @throws TooManyRequestsError when it may not go */
export type RateLimiter = (actor: Actor, operation: string) => Promise<void>;

/** Buckets that a process has an end of; one that falls out gives up its unused tokens. */
const MAX_BUCKETS = 10_000;

export function rateLimiter(deps: Pick<Deps, 'db' | 'settings'>): RateLimiter {
  const { rateLimit, rateLimits } = deps.settings;
  const buckets = new LRUCache<string, Bucket>({ max: MAX_BUCKETS });

  return async (actor, operation) => {
    const rate = rateLimits.get(operation) ?? rateLimit;
    if (rate === 0) return;
    const credential = `${actor.kind}/${actor.id}`;
    const name = `${operation} ${credential}`;
    let bucket = buckets.get(name);
    if (!bucket) {
      bucket = new Bucket(rate, (asked) => lease(deps, { credential, operation }, rate, asked));
      buckets.set(name, bucket);
    }
    try {
      await bucket.take();
    } catch (error) {
      if (error instanceof TooManyRequestsError) rateLimited.inc({ operation });
      throw error;
    }
  };
}
