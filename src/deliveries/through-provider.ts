import type { Ctx } from '../context.ts';
import type { RemoteProvider } from '../providers/index.ts';
import { claim } from './claim.ts';
import { countAttempts } from './count.ts';
import { handOver } from './hand-over.ts';
import { inTime } from './in-time.ts';
import type { LedgerRow } from './ledger-row.ts';
import { withinPace } from './pace.ts';
import type { Prepared } from './prepare.ts';
import { withHolds } from './with-holds.ts';

/**
 * Claims and hands over a batch as soon as the provider has room. When the deadline (of `performance.now()`) comes
 * first, what is with the provider is recorded when that answers, and what is not goes when it is asked for again.
 */
export async function throughProvider(
  ctx: Ctx,
  projectId: string,
  provider: RemoteProvider,
  batch: readonly Prepared[],
  deadline: number | undefined,
): Promise<LedgerRow[]> {
  let isLate = false;
  let claimed: LedgerRow[] | undefined;
  const sending = provider.permits.with(batch.length, async () => {
    // Nobody waits for it any more, and what was asked before it was late may not hold now.
    if (isLate) return [];
    const now = await withinPace(provider, batch);
    claimed = withHolds(await claim(ctx, projectId, now), now);
    return handOver(ctx, projectId, provider, batch, claimed);
  });
  const requests = batch.map(({ request }) => request);
  const count = (rows: readonly LedgerRow[]): LedgerRow[] => {
    countAttempts(requests, rows);
    return [...rows];
  };
  const answer =
    deadline === undefined
      ? { value: await sending }
      : await inTime(sending, deadline - performance.now());
  if (answer) return count(answer.value);
  isLate = true;
  sending.then(count).catch((err: unknown) => {
    ctx.log.error({ err }, 'What a slow provider answered is not recorded');
  });
  return claimed ?? [];
}

/** Whether the caller's time is up. */
export function isOver(deadline: number | undefined): boolean {
  return deadline !== undefined && performance.now() >= deadline;
}

/** As a row that anybody may take, for a message that came to no row in time. */
export function notClaimed({ id, messageId, request }: Prepared): LedgerRow {
  return {
    id,
    send_key: request.key,
    class: request.class,
    state: 'claimed',
    reason: null,
    detail: null,
    message_id: messageId,
    attempts: 0,
  };
}
