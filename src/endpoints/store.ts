import { randomInt } from 'node:crypto';
import type { Ctx } from '../context.ts';
import type { EndpointPatch } from '../domain/endpoint-merge.ts';
import type { Claim } from './claim.ts';
import { AddressMoved } from './transaction.ts';

/** What other statements need to know of an endpoint that was just stored. */
export interface StoredEndpoint {
  readonly id: string;
  readonly channel_type: string | null;
  readonly address: string | null;
  readonly user_id: string | null;
  readonly status: 'ACTIVE' | 'INACTIVE';
}

type Bindings = Record<string, string | readonly string[]>;

// The project's id comes out of a materialised row: as a constant in the condition, it makes Postgres read the
// whole project whenever it has not analysed the table since the project grew.
const PATCHES = `patches as materialized (
  select cast(:projectId as text) as project_id, p.* from jsonb_to_recordset(cast(:patches as jsonb)) as p(
    id text, "channelType" text, address text, "userId" text, status text, "optOut" text, attributes jsonb,
    metrics jsonb, demographic jsonb, location jsonb, "requestId" text, "effectiveDate" timestamptz, cohort smallint))`;
const STORED = 'e.id, e.channel_type, e.address, e.user_id, e.status';
const rowsOf = (column: string, binding: string) =>
  `(select cast(:projectId as text) as project_id, unnest(cast(:${binding} as text[])) as ${column})`;

const INSERT = `
  with ${PATCHES}
  insert into endpoints as e (project_id, id, channel_type, address, user_id, status, opt_out, attributes, metrics,
    demographic, location, cohort, request_id, effective_at, created_at, updated_at)
  select p.project_id, p.id, p."channelType", nullif(p.address, ''), nullif(p."userId", ''), p.status,
    coalesce(p."optOut", 'NONE'), jsonb_strip_nulls(p.attributes), p.metrics, jsonb_strip_nulls(p.demographic),
    jsonb_strip_nulls(p.location), p.cohort, p."requestId", p."effectiveDate", cast(:now as timestamptz), cast(:now as timestamptz)
  from patches p order by p.id
  on conflict (project_id, id) do nothing
  returning ${STORED}`;

const LOCK = `
  with mine as materialized ${rowsOf('id', 'ids')},
  places as materialized ${rowsOf('address', 'addresses')},
  wanted as materialized (
    select project_id, id from mine
    union
    select o.project_id, o.id from places join endpoints o using (project_id, address)
    where o.status = 'ACTIVE' and o.id <> all(:fresh))
  select ${STORED} from wanted join endpoints e using (project_id, id)
  order by e.id for update of e`;

const UPDATE = `
  with ${PATCHES}
  update endpoints e set
    channel_type = coalesce(p."channelType", e.channel_type),
    address = nullif(coalesce(p.address, e.address), ''),
    user_id = nullif(coalesce(p."userId", e.user_id), ''),
    status = p.status,
    opt_out = coalesce(p."optOut", e.opt_out),
    attributes = jsonb_strip_nulls(e.attributes || p.attributes),
    metrics = e.metrics || p.metrics,
    demographic = jsonb_strip_nulls(e.demographic || p.demographic),
    location = jsonb_strip_nulls(e.location || p.location),
    request_id = coalesce(p."requestId", e.request_id),
    effective_at = p."effectiveDate",
    updated_at = :now
  from patches p
  where e.project_id = p.project_id and e.id = p.id
  returning ${STORED}`;

const DEACTIVATE = `
  with candidates as materialized ${rowsOf('id', 'candidates')}
  update endpoints o set status = 'INACTIVE', updated_at = :now
  from candidates c, jsonb_to_recordset(cast(:owners as jsonb)) as owner(id text, channel_type text, address text)
  where o.project_id = c.project_id and o.id = c.id and o.id <> owner.id and o.status = 'ACTIVE'
    and o.address = owner.address and o.channel_type is not distinct from owner.channel_type`;

/** Statements about one project, at one moment. */
function statements(ctx: Ctx, projectId: string) {
  return async (sql: string, bindings: Bindings): Promise<readonly StoredEndpoint[]> => {
    const all = { projectId, now: ctx.now().toISOString(), ...bindings };
    return (await ctx.db.raw<{ rows: StoredEndpoint[] }>(sql, all)).rows;
  };
}

const withCohort = (patches: readonly EndpointPatch[]) =>
  JSON.stringify(patches.map((patch) => ({ ...patch, cohort: randomInt(100) })));

/** Locks the rows with these ids, and whoever else is active at the claimed addresses, in the order of ids. */
async function lockRows(
  ctx: Ctx,
  projectId: string,
  ids: readonly string[],
  fresh: readonly string[],
  claimed: ReadonlySet<string>,
): Promise<readonly StoredEndpoint[]> {
  if (ids.length + claimed.size === 0) return [];
  const rows = await statements(ctx, projectId)(LOCK, { ids, fresh, addresses: [...claimed] });
  const isClaimed = ({ address }: StoredEndpoint) => address === null || claimed.has(address);
  if (!rows.every(isClaimed)) throw new AddressMoved();
  return rows;
}

/**
 * Stores patches with distinct ids: new endpoints are inserted, the others merged by Postgres under a row
 * lock, so that no concurrent change is lost; whoever else is active at the same address on the same
 * channel becomes INACTIVE. Runs inside a transaction that has claimed the addresses.
 *
 * Concurrent batches can't deadlock: each takes the addresses, then its new rows, then all old ones it will
 * touch, each in one order, and nobody waits for the new rows of another except while inserting.
 */
export async function storePatches(
  ctx: Ctx,
  projectId: string,
  patches: readonly EndpointPatch[],
  claim: Claim,
): Promise<Map<string, StoredEndpoint>> {
  const run = statements(ctx, projectId);
  const unseen = patches.filter(({ id }) => !claim.seen.has(id));
  const inserted = unseen.length > 0 ? await run(INSERT, { patches: withCohort(unseen) }) : [];
  const fresh = inserted.map(({ id }) => id);
  const isFresh = new Set(fresh);
  const ids = patches.flatMap(({ id }) => (isFresh.has(id) ? [] : [id]));
  const locked = await lockRows(ctx, projectId, ids, fresh, claim.addresses);

  const isThere = new Set(locked.map(({ id }) => id));
  const old = patches.filter(({ id }) => !isFresh.has(id) && isThere.has(id));
  const updated = old.length > 0 ? await run(UPDATE, { patches: withCohort(old) }) : [];
  const stored = new Map([...inserted, ...updated].map((row) => [row.id, row]));

  const active = patches.flatMap(({ id }) => stored.get(id) ?? []).filter(isReachable);
  // Of two with the same address in one batch the later one has it, as if they had come one by one.
  const owners = new Map(active.map((row) => [`${row.channel_type} ${row.address}`, row]));
  const others = locked.some((row) => row.status === 'ACTIVE' && !stored.has(row.id));
  if (others || owners.size < active.length) {
    await run(DEACTIVATE, {
      owners: JSON.stringify([...owners.values()]),
      candidates: [...isThere, ...fresh],
    });
  }

  // Deleted by somebody since they were claimed: then they are new after all.
  const gone = patches.filter(({ id }) => !stored.has(id));
  if (gone.length > 0) {
    const seen = new Map([...claim.seen].filter(([id]) => stored.has(id)));
    const rest = await storePatches(ctx, projectId, gone, { ...claim, seen });
    for (const [id, row] of rest) stored.set(id, row);
  }
  return stored;
}

function isReachable(row: StoredEndpoint): boolean {
  return row.status === 'ACTIVE' && row.address !== null;
}
