import { randomInt } from 'node:crypto';
import type { Ctx } from '../context.ts';
import type { EndpointPatch } from '../domain/endpoint-merge.ts';

/** What other statements need to know of an endpoint that was just stored. */
export interface StoredEndpoint {
  readonly id: string;
  readonly channel_type: string | null;
  readonly address: string | null;
  readonly user_id: string | null;
  readonly status: 'ACTIVE' | 'INACTIVE';
}

const PATCHES = `jsonb_to_recordset(cast(:patches as jsonb)) as p(
  id text, "channelType" text, address text, "userId" text, status text, "optOut" text, attributes jsonb,
  metrics jsonb, demographic jsonb, location jsonb, "requestId" text, "effectiveDate" timestamptz, cohort smallint)`;
const STORED = 'e.id, e.channel_type, e.address, e.user_id, e.status';

const INSERT = `
  insert into endpoints as e (project_id, id, channel_type, address, user_id, status, opt_out, attributes, metrics,
    demographic, location, cohort, request_id, effective_at, created_at, updated_at)
  select :projectId, p.id, p."channelType", nullif(p.address, ''), nullif(p."userId", ''), p.status,
    coalesce(p."optOut", 'NONE'), jsonb_strip_nulls(p.attributes), p.metrics, jsonb_strip_nulls(p.demographic),
    jsonb_strip_nulls(p.location), p.cohort, p."requestId", p."effectiveDate", cast(:now as timestamptz), cast(:now as timestamptz)
  from ${PATCHES} order by p.id
  on conflict (project_id, id) do nothing
  returning ${STORED}`;

const LOCK = `
  select ${STORED} from endpoints e
  where e.project_id = :projectId and e.id in (
    select unnest(cast(:ids as text[]))
    union
    select o.id from endpoints o
    where o.project_id = :projectId and o.address = any(:addresses) and o.status = 'ACTIVE'
    union
    select o.id from endpoints o join endpoints mine using (project_id, address)
    where mine.project_id = :projectId and mine.id = any(:ids) and o.status = 'ACTIVE')
  order by e.id for update`;

const UPDATE = `
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
  from ${PATCHES}
  where e.project_id = :projectId and e.id = p.id
  returning ${STORED}`;

const DEACTIVATE = `
  update endpoints o set status = 'INACTIVE', updated_at = :now
  from jsonb_to_recordset(cast(:owners as jsonb)) as owner(id text, channel_type text, address text)
  where o.project_id = :projectId and o.id = any(:locked) and o.id <> owner.id and o.status = 'ACTIVE'
    and o.address = owner.address and o.channel_type is not distinct from owner.channel_type`;

/**
 * Stores patches with distinct ids: new endpoints are inserted, the others merged by Postgres under a row
 * lock, so that no concurrent change is lost; whoever else is active at the same address on the same
 * channel becomes INACTIVE. Runs inside a transaction.
 *
 * Concurrent batches can't deadlock: each takes first its new rows and then all old ones it will touch, both
 * in the order of the ids, and nobody waits for the new rows of another except while inserting.
 */
export async function storePatches(
  ctx: Ctx,
  projectId: string,
  patches: readonly EndpointPatch[],
): Promise<Map<string, StoredEndpoint>> {
  const run = async (sql: string, bindings: Record<string, string | readonly string[]>) => {
    const all = { projectId, now: ctx.now().toISOString(), ...bindings };
    return (await ctx.db.raw<{ rows: StoredEndpoint[] }>(sql, all)).rows;
  };
  const json = (some: readonly EndpointPatch[]) =>
    JSON.stringify(some.map((patch) => ({ ...patch, cohort: randomInt(100) })));

  const inserted = await run(INSERT, { patches: json(patches) });
  const ids = patches.map((patch) => patch.id);
  const addresses = patches.flatMap((patch) => (patch.address ? [patch.address] : []));
  const locked = await run(LOCK, { ids, addresses });

  const isNew = new Set(inserted.map((row) => row.id));
  const isThere = new Set(locked.map((row) => row.id));
  const old = patches.filter((patch) => !isNew.has(patch.id) && isThere.has(patch.id));
  const updated = old.length > 0 ? await run(UPDATE, { patches: json(old) }) : [];
  const stored = new Map([...inserted, ...updated].map((row) => [row.id, row]));

  const active = ids.flatMap((id) => stored.get(id) ?? []).filter(isReachable);
  // Of two with the same address in one batch the later one has it, as if they had come one by one.
  const owners = new Map(active.map((row) => [`${row.channel_type} ${row.address}`, row]));
  const others = locked.some((row) => row.status === 'ACTIVE' && !stored.has(row.id));
  if (others || owners.size < active.length) {
    await run(DEACTIVATE, {
      owners: JSON.stringify([...owners.values()]),
      locked: [...isThere],
    });
  }

  // Deleted by somebody between our insert and our lock: then they are new after all.
  const gone = patches.filter((patch) => !stored.has(patch.id));
  if (gone.length > 0) {
    for (const [id, row] of await storePatches(ctx, projectId, gone)) stored.set(id, row);
  }
  return stored;
}

function isReachable(row: StoredEndpoint): boolean {
  return row.status === 'ACTIVE' && row.address !== null;
}
