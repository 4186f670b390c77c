import { projectChannels } from '../channels/index.ts';
import type { Ctx } from '../context.ts';
import type { RemoteProvider, SendResult } from '../providers/index.ts';
import { isCapped } from './caps.ts';
import { claim, standing } from './claim.ts';
import { countAttempts } from './count.ts';
import { resultOf, type LedgerRow } from './ledger-row.ts';
import { OutdatedRequest } from './outdated-request.ts';
import { withinPace } from './pace.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { DeliveryRequest, DeliveryResult } from './request.ts';
import { settle } from './settle.ts';

const LEDGER_BATCH = 500;
/** Each recipient with a cap takes a lock, and Postgres has room for some thousands at once. */
const CAPPED_BATCH = 100;

/**
 * The one path of every message: compose → claim the ledger row → hand over → record. The answers are in the
 * order of the requests. May be called again with the same keys after any failure: what is settled is not
 * sent again.
 * @throws OutdatedRequest when somebody is not in the journey any more, or not by the version that asks
 */
export async function deliver(
  ctx: Ctx,
  requests: readonly DeliveryRequest[],
): Promise<DeliveryResult[]> {
  const rows = new Map<string, LedgerRow>();
  for (const [projectId, ofProject] of groupBy(requests, ({ projectId }) => projectId)) {
    const once = [...new Map(ofProject.map((request) => [request.key, request])).values()];
    for (const row of await deliverWithin(ctx, projectId, once)) {
      rows.set(`${projectId} ${row.send_key}`, row);
    }
  }
  return requests.map(({ projectId, key, asOf }) => {
    const row = rows.get(`${projectId} ${key}`);
    if (!row && asOf !== undefined) throw new OutdatedRequest(key);
    if (!row) throw new Error(`The ledger gave no row back for ${key}`);
    return resultOf(row);
  });
}

async function deliverWithin(
  ctx: Ctx,
  projectId: string,
  requests: readonly DeliveryRequest[],
): Promise<LedgerRow[]> {
  const channels = await projectChannels(ctx, projectId);
  const prepared = await prepare(ctx, requests, channels);
  const rows: LedgerRow[] = [];
  const ledgerBatch = requests.some(isCapped) ? CAPPED_BATCH : LEDGER_BATCH;
  for (const [provider, messages] of groupBy(prepared, remoteProviderOf)) {
    for (const batch of batches(messages, provider?.batchSize ?? ledgerBatch)) {
      const claimAndSend = async (): Promise<LedgerRow[]> => {
        const now = provider ? await withinPace(provider, batch) : batch;
        const claimed = withHolds(await claim(ctx, projectId, now), now);
        return provider ? handOver(ctx, projectId, provider, batch, claimed) : claimed;
      };
      rows.push(
        ...(await (provider ? provider.permits.with(batch.length, claimAndSend) : claimAndSend())),
      );
    }
  }
  countAttempts(requests, rows);
  const taken = new Set(rows.map((row) => row.send_key));
  const others = requests.map(({ key }) => key).filter((key) => !taken.has(key));
  return others.length === 0 ? rows : [...rows, ...(await standing(ctx, projectId, others))];
}

/** The rows that are held, with the moment until which they are. */
function withHolds(rows: readonly LedgerRow[], batch: readonly Prepared[]): LedgerRow[] {
  const until = new Map(batch.map(({ request }) => [request.key, request.closed?.until]));
  return rows.map((row) => ({ ...row, heldUntil: until.get(row.send_key) }));
}

/** The rows are committed as handed over; now the provider gets the messages, each on its own. */
async function handOver(
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
  const messages = new Map(batch.map(({ id, outcome }) => [id, outcome]));
  const ours = claimed.filter((row) => row.state === 'handed_over');
  const attempts = await Promise.all(
    ours.map(async (row) => {
      const outcome = messages.get(row.id);
      if (outcome?.kind !== 'message') throw new Error(`Delivery ${row.id} has no message`);
      // The Message-ID of the first attempt, whatever this process would have made of it.
      const message = { ...outcome.message, messageId: row.message_id };
      return { row, result: await sendOne(ctx, provider, message) };
    }),
  );
  const settled = attempts.length === 0 ? [] : await settle(ctx, projectId, attempts);
  return [...claimed.filter((row) => row.state !== 'handed_over'), ...settled];
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

function remoteProviderOf({ outcome }: Prepared): RemoteProvider | undefined {
  return outcome.kind === 'message' && outcome.provider.kind === 'remote'
    ? outcome.provider
    : undefined;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function* batches<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
