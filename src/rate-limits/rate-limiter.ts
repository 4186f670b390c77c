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

function refusalOf(operation: string, rate: number, own: ReadonlyMap<string, number>): string {
  const setting = own.has(operation) ? 'CAIRN_RATE_LIMITS' : 'CAIRN_RATE_LIMIT';
  return `This key has used up its ${rate} requests a second of ${operation} (set by ${setting}): ask again later`;
}

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
      bucket = new Bucket(rate, refusalOf(operation, rate, rateLimits), (asked) =>
        lease(deps, { credential, operation }, rate, asked),
      );
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
