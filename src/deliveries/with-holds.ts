import type { LedgerRow } from './ledger-row.ts';
import type { Prepared } from './prepare.ts';

/** The rows that are held, with the moment until which they are. */
export function withHolds(rows: readonly LedgerRow[], batch: readonly Prepared[]): LedgerRow[] {
  const until = new Map(batch.map(({ request }) => [request.key, request.closed?.until]));
  return rows.map((row) => ({ ...row, heldUntil: until.get(row.send_key) }));
}
