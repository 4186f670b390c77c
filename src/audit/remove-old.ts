import type { Deps } from '../context.ts';

const BATCH = 5000;

/** Removes events that are older than the setting keeps them, in batches that hold no lock for long. */
export async function removeOldAuditEvents({
  db,
  settings,
}: Pick<Deps, 'db' | 'settings'>): Promise<void> {
  const days = settings.auditDays;
  for (let removed = BATCH; removed === BATCH;) {
    removed = await db.transaction<number>(async (trx): Promise<number> => {
      // The table gives up nothing younger than the transaction says here.
      await trx.raw(`select set_config('cairn.audit_days', ?, true)`, [String(days)]);
      const old = trx('audit_events')
        .select('id')
        .whereRaw('at < now() - make_interval(days => ?)', [days])
        .limit(BATCH)
        .forUpdate()
        .skipLocked();
      return trx('audit_events').whereIn('id', old).delete();
    });
  }
}
