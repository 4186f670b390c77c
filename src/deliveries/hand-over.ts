import type { Ctx } from '../context.ts';
import { deactivateDead } from '../endpoints/index.ts';
import type { RemoteProvider, SendResult } from '../providers/index.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { Prepared } from './prepare.ts';
import type { DeliveryRequest } from './request.ts';
import { settle, type Attempt } from './settle.ts';

/** The rows are committed as handed over; now the provider gets the messages, each on its own. */
export async function handOver(
  ctx: Ctx,
  projectId: string,
  provider: RemoteProvider,
  batch: readonly Prepared[],
  claimed: readonly LedgerRow[],
): Promise<LedgerRow[]> {
  if (ctx.db.isTransaction) {
    throw new Error(
      'A provider is called only after the ledger row is committed, not in a transaction',
    );
  }
  const messages = new Map(batch.map((one) => [one.id, one]));
  const ours = claimed.filter((row) => row.state === 'handed_over');
  const attempts = await Promise.all(
    ours.map(async (row) => {
      const { request, outcome } = messages.get(row.id) ?? {};
      if (outcome?.kind !== 'message') throw new Error(`Delivery ${row.id} has no message`);
      // The Message-ID of the first attempt, whatever this process would have made of it.
      const message = { ...outcome.message, messageId: row.message_id };
      const result = await sendOne(ctx, provider, message);
      return { row, result, endpoint: request?.endpoint };
    }),
  );
  await deactivateDead(ctx, projectId, attempts.flatMap(deadAddress));
  const settled = attempts.length === 0 ? [] : await settle(ctx, projectId, attempts);
  return [...claimed.filter((row) => row.state !== 'handed_over'), ...settled];
}

/** Before the record: were that lost with this process, the next message would be refused all the same. */
function deadAddress({ result, endpoint }: Attempt & Pick<Partial<DeliveryRequest>, 'endpoint'>) {
  const isDead = result.state === 'rejected' && result.reason === 'TOKEN_EXPIRED';
  const { id, address } = endpoint ?? {};
  return isDead && id && address ? [{ id, address }] : [];
}

/** One message must not take the others of its batch down: a defect leaves this one unknown, and is logged. */
async function sendOne(
  ctx: Ctx,
  provider: RemoteProvider,
  message: Parameters<RemoteProvider['send']>[0],
): Promise<SendResult> {
  try {
    return await provider.send(message);
  } catch (error) {
    ctx.log.error({ err: error, provider: provider.name }, 'A provider failed unexpectedly');
    return { state: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  }
}
