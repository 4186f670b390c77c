export { lease as leaseTokens } from './lease.ts';
export { networkOf } from './network.ts';
export { noteFailure, type Guess, type Standing } from './note-failure.ts';
export { rateLimiter, type RateLimiter } from './rate-limiter.ts';
export { removeStaleLimits } from './remove-stale.ts';
