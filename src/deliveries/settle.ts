import type { SendResult } from '../providers/index.ts';
import type { Ctx } from '../context.ts';
import type { LedgerRow } from './ledger-row.ts';

export interface Attempt {
  readonly row: LedgerRow;
  readonly result: SendResult;
}

/**
 * Writes what the provider said. `attempts` is the fence: an attempt that was taken for dead and replaced
 * writes nothing; one that only became `unknown` meanwhile tells the truth after all.
 */
export async function settle(
  ctx: Ctx,
  projectId: string,
  attempts: readonly Attempt[],
): Promise<LedgerRow[]> {
  const settled = attempts.map(({ row, result }) => ({
    ...row,
    ...columnsOf(result),
    provider: result.provider,
  }));
  await ctx.db.raw(
    `update deliveries d set state = r.state, reason = r.reason, detail = r.detail,
        provider_message_id = r.provider_message_id, provider = coalesce(r.provider, d.provider),
        settled_at = case when r.state <> 'claimed' then now() end
      from jsonb_to_recordset(?::jsonb) as r (id uuid, attempts integer, state text, reason text, detail text,
        provider_message_id text, provider text)
      where d.project_id = ? and d.id = r.id and d.attempts = r.attempts and d.state in ('handed_over', 'unknown')`,
    [JSON.stringify(settled), projectId],
  );
  return settled;
}

function columnsOf(result: SendResult) {
  switch (result.state) {
    case 'accepted':
      return {
        state: 'accepted' as const,
        reason: null,
        detail: result.detail ?? null,
        provider_message_id: result.providerMessageId ?? null,
      };
    case 'rejected':
      // Not settled: whoever comes next with this key may take it.
      return {
        state: result.transient ? ('claimed' as const) : ('rejected' as const),
        reason: result.reason,
        detail: result.detail,
        provider_message_id: null,
      };
    case 'unknown':
      return {
        state: 'unknown' as const,
        reason: 'PROVIDER_SILENT' as const,
        detail: result.detail,
        provider_message_id: null,
      };
  }
}
