import type { Deps } from '../context.ts';

/** Removes codes that nobody can enter any more, and sends that no limit counts any more. */
export async function removeExpiredCodes({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  await db('one_time_codes').where('expires_at', '<=', now()).delete();
  await db('one_time_code_sends')
    .whereRaw(`last_at <= clock_timestamp() - interval '1 hour'`)
    .delete();
}
