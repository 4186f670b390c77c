import type { Ctx } from '../context.ts';
import type { Removed } from '../domain/endpoint-merge.ts';
import { NotFoundError } from '../errors.ts';
import { removedFrom, type RemovedRow } from './removed.ts';

/** What a transaction knows of the endpoints that it is going to store. */
export interface Claim {
  /** Those that were there, by id. They may have changed since: only their addresses are locked. */
  readonly seen: ReadonlyMap<string, SeenEndpoint>;
  /** Those that the endpoints had or are to get, all of them locked. */
  readonly addresses: ReadonlySet<string>;
  readonly removed: Removed;
}

interface SeenEndpoint {
  readonly id: string;
  readonly address: string | null;
  readonly user_id: string | null;
}

/**
 * Above this many addresses the whole project is locked in place of each of them: Postgres has room for some
 * 7,000 locks of all transactions together.
 */
const MOST_LOCKS = 200;

// Everybody takes locks in one order: the project's row, its lock, shared or alone, then addresses by their hash.
const CLAIM = `
  with project as materialized (
    select id from projects where id = :projectId and account_id = :account for key share),
  wanted as materialized (
    select cast(:projectId as text) as project_id, unnest(cast(:ids as text[])) as id),
  seen as materialized (
    select e.id, e.address, e.user_id from wanted join endpoints e using (project_id, id)),
  locks as materialized (
    select distinct 1 as level, hashtextextended(concat(cast(:projectId as text), ' ', address), 1) as key
    from (select address from seen union all select unnest(cast(:addresses as text[]))) as here
    where address <> '' and not cast(:alone as boolean)
    union all select 0, hashtextextended(cast(:projectId as text), 1)
    order by level, key),
  locked as materialized (
    select case when level = 0 and not cast(:alone as boolean) then cast(pg_advisory_xact_lock_shared(key) as text)
      else cast(pg_advisory_xact_lock(key) as text) end from locks)
  select exists (select from project) as "isThere", (select count(*) from locked) as locks,
    (select json_agg(seen) from seen) as seen,
    (select json_agg(r) from removed_attributes r where r.project_id = :projectId) as removed`;

interface Row {
  readonly isThere: boolean;
  readonly seen: SeenEndpoint[] | null;
  readonly removed: RemovedRow[] | null;
}

/**
 * Locks the addresses that endpoints have or are to get until the end of the transaction, so that of two
 * newcomers at one address each sees the other. Whoever changes more than one endpoint claims them first.
 * @throws NotFoundError when the project is not the caller's, or has gone
 */
export async function claimEndpoints(
  ctx: Ctx,
  projectId: string,
  wanted: { readonly ids: readonly string[]; readonly addresses: readonly string[] },
): Promise<Claim> {
  const alone = wanted.ids.length + wanted.addresses.length > MOST_LOCKS;
  const { rows } = await ctx.db.raw<{ rows: Row[] }>(CLAIM, {
    projectId,
    account: ctx.account,
    alone,
    ...wanted,
  });
  if (!rows[0]?.isThere) throw new NotFoundError('Application not found');
  const seen = rows[0].seen ?? [];
  const had = seen.flatMap(({ address }) => address ?? []);
  return {
    seen: new Map(seen.map((endpoint) => [endpoint.id, endpoint])),
    addresses: new Set([...wanted.addresses, ...had]),
    removed: removedFrom(rows[0].removed ?? []),
  };
}
