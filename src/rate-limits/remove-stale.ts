import type { Deps } from '../context.ts';
import { FORGOTTEN_AFTER } from './note-failure.ts';

/** Removes buckets that are full again, and failures that are forgotten: both are as good as no row. */
export async function removeStaleLimits({ db }: Pick<Deps, 'db'>): Promise<void> {
  // The slowest rate that can be set gives a token in 1000 seconds.
  await db.raw(`delete from rate_limit_buckets where refilled_at < now() - interval '1 hour'`);
  await db.raw(
    `delete from failed_authentications
      where last_at < now() - ${FORGOTTEN_AFTER} and blocked_until <= now()`,
  );
}
