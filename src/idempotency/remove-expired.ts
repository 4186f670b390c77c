import type { Deps } from '../context.ts';

const BATCH = 5000;

/** Removes the answers whose day is over, in batches that hold no lock for long. */
export async function removeExpiredAnswers({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  for (let removed = BATCH; removed === BATCH;) {
    const expired = db('idempotent_requests')
      .select('key')
      .where('expires_at', '<=', now())
      .limit(BATCH)
      .forUpdate()
      .skipLocked();
    removed = await db('idempotent_requests').whereIn('key', expired).delete();
  }
}
