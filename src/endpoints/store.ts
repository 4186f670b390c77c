import { randomInt } from 'node:crypto';
import type { Ctx } from '../context.ts';
import type { EndpointPatch } from '../domain/endpoint-merge.ts';
import type { Claim } from './claim.ts';
import { DEACTIVATE, INSERT, UPDATE } from './store-statements.ts';
import { EndpointMoved } from './transaction.ts';

/** What others need to know of an endpoint that was just stored. */
export interface StoredEndpoint {
  readonly id: string;
  readonly channel_type: string | null;
  readonly address: string | null;
  readonly user_id: string | null;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** Of its attributes and metrics and its user's attributes, together. */
  readonly names: number;
  readonly bytes: number;
}

/**
 * Stores patches with distinct ids: new endpoints are inserted, the others merged by Postgres under a row
 * lock, so that no concurrent change is lost; whoever else is active at the same address on the same
 * channel becomes INACTIVE. Runs inside an `endpointTransaction` that has claimed the endpoints.
 *
 * Concurrent batches can't deadlock: each takes the addresses, the users, its new rows, its old rows, each in one
 * order, and whoever it takes an address from is locked by that address.
 */
export async function storePatches(
  ctx: Ctx,
  projectId: string,
  patches: readonly EndpointPatch[],
  { seen, addresses }: Pick<Claim, 'seen' | 'addresses'>,
): Promise<Map<string, StoredEndpoint>> {
  const own = patches.map(({ id }) => id);
  const claimed = [...addresses];
  const run = async (sql: string, bindings: Record<string, string | number>) => {
    const all = { projectId, own, claimed, now: ctx.now().toISOString(), ...bindings };
    return (await ctx.db.raw<{ rows: StoredEndpoint[] }>(sql, all)).rows;
  };
  const store = async (sql: string, some: readonly EndpointPatch[]) => {
    if (some.length === 0) return;
    const withCohort = some.map((patch) => ({ ...patch, cohort: randomInt(100) }));
    const rows = await run(sql, { patches: JSON.stringify(withCohort), count: some.length });
    for (const row of rows) stored.set(row.id, row);
  };

  const stored = new Map<string, StoredEndpoint>();
  await store(
    INSERT,
    patches.filter(({ id }) => !seen.has(id)),
  );
  await store(
    UPDATE,
    patches.filter(({ id }) => !stored.has(id)),
  );
  // Deleted by somebody since they were claimed: then they are new after all.
  const gone = patches.filter(({ id }) => !stored.has(id));
  if (gone.length > 0) throw new EndpointMoved();

  const rows = own.flatMap((id) => stored.get(id) ?? []);
  if (rows.some(({ address }) => address !== null && !addresses.has(address))) {
    throw new EndpointMoved();
  }
  const active = rows.filter((row) => row.status === 'ACTIVE' && row.address !== null);
  // Of two with the same address in one batch the later one has it, as if they had come one by one.
  const owners = new Map(active.map((row) => [`${row.channel_type} ${row.address}`, row]));
  if (owners.size < active.length) {
    await run(DEACTIVATE, { owners: JSON.stringify([...owners.values()]) });
  }
  return stored;
}
