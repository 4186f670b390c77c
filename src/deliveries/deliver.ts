import { projectChannels } from '../channels/index.ts';
import type { Ctx } from '../context.ts';
import type { RemoteProvider } from '../providers/index.ts';
import { isCapped } from './caps.ts';
import { claim, standing } from './claim.ts';
import { countAttempts } from './count.ts';
import { resultOf, type LedgerRow } from './ledger-row.ts';
import { OutdatedRequest } from './outdated-request.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { DeliveryRequest, DeliveryResult } from './request.ts';
import { isOver, notClaimed, throughProvider } from './through-provider.ts';
import { withHolds } from './with-holds.ts';

const LEDGER_BATCH = 500;
/** Each recipient with a cap takes a lock, and Postgres has room for some thousands at once. */
const CAPPED_BATCH = 100;

/**
 * The one path of every message: compose → claim the ledger row → hand over → record. The answers are in the
 * order of the requests. May be called again with the same keys after any failure: what is settled is not
 * sent again. After `within` milliseconds it answers that a message may be asked for again, and its provider goes on.
 * @throws OutdatedRequest when somebody is not in the journey any more, or not by the version that asks
 */
export async function deliver(
  ctx: Ctx,
  requests: readonly DeliveryRequest[],
  { within }: { readonly within?: number } = {},
): Promise<DeliveryResult[]> {
  const deadline = within === undefined ? undefined : performance.now() + within;
  const rows = new Map<string, LedgerRow>();
  for (const [projectId, ofProject] of groupBy(requests, ({ projectId }) => projectId)) {
    const once = [...new Map(ofProject.map((request) => [request.key, request])).values()];
    for (const row of await deliverAll(ctx, projectId, once, deadline)) {
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

async function deliverAll(
  ctx: Ctx,
  projectId: string,
  requests: readonly DeliveryRequest[],
  deadline?: number,
): Promise<LedgerRow[]> {
  const channels = await projectChannels(ctx, projectId);
  const prepared = await prepare(ctx, requests, channels);
  const rows: LedgerRow[] = [];
  const ledgerBatch = requests.some(isCapped) ? CAPPED_BATCH : LEDGER_BATCH;
  for (const [provider, messages] of groupBy(prepared, remoteProviderOf)) {
    for (const batch of batches(messages, provider?.batchSize ?? ledgerBatch)) {
      if (provider)
        rows.push(...(await throughProvider(ctx, projectId, provider, batch, deadline)));
      else rows.push(...(await kept(ctx, projectId, batch)));
    }
  }
  const others = without(prepared, rows);
  if (others.length === 0) return rows;
  const keys = others.map(({ request }) => request.key);
  rows.push(...(await standing(ctx, projectId, keys)));
  return isOver(deadline) ? [...rows, ...without(prepared, rows).map(notClaimed)] : rows;
}

/** The messages that need no provider far away: refused, held or put into the outbox by their claim. */
async function kept(ctx: Ctx, projectId: string, batch: readonly Prepared[]): Promise<LedgerRow[]> {
  const rows = withHolds(await claim(ctx, projectId, batch), batch);
  countAttempts(
    batch.map(({ request }) => request),
    rows,
  );
  return rows;
}

function without(prepared: readonly Prepared[], rows: readonly LedgerRow[]): Prepared[] {
  const taken = new Set(rows.map((row) => row.send_key));
  return prepared.filter(({ request }) => !taken.has(request.key));
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
