import type { NamedPolicy } from '../domain/access/index.ts';

/** Whom a key stands for, with all that was granted to them: what a decision needs. */
export interface Principal {
  readonly id: string;
  readonly kind: 'ROOT' | 'PERSON' | 'SERVICE';
  readonly name: string;
  readonly policies: readonly NamedPolicy[];
  readonly roles: readonly RoleGrant[];
}

export interface RoleGrant {
  readonly role: string;
  /** Null: for all projects. */
  readonly projectId: string | null;
}

/** The `Principal` of a row p. Root needs no grants, so nothing is gathered for it. */
export const PRINCIPAL = `json_build_object('id', p.id, 'kind', p.kind, 'name', p.name,
  'policies', case when p.kind = 'ROOT' then '[]' else coalesce((
    select json_agg(json_build_object('name', o.name, 'document', o.document) order by o.name)
    from principal_policies a
    join policies o on o.id = a.policy_id and o.account_id = p.account_id
    where a.principal_id = p.id), '[]') end,
  'roles', case when p.kind = 'ROOT' then '[]' else coalesce((
    select json_agg(json_build_object('role', g.role, 'projectId', g.project_id) order by g.role, g.project_id)
    from principal_roles g
    where g.principal_id = p.id), '[]') end)`;

/**
 * The query for one working key with its principal. Key, principal and account are all active: a principal that is
 * disabled, or a policy that is detached, has its effect on the next request, in every process.
 */
export function keyQuery(table: 'access_keys' | 'api_keys', columns: string): string {
  return `select ${columns}, k.id, k.account_id, k.last_used_at, ${PRINCIPAL} as principal,
      coalesce((select greatest(0, extract(epoch from f.blocked_until - now())) from failed_authentications f
        where f.source = $2 and f.key_id = k.id), 0)::float8 as wait
    from ${table} k
    join principals p on p.id = k.principal_id and p.account_id = k.account_id and p.status = 'ACTIVE'
    join accounts c on c.id = k.account_id and c.status = 'ACTIVE'
    where k.id = $1 and k.status = 'ACTIVE' and (k.expires_at is null or k.expires_at > $3)`;
}

/** What `keyQuery` finds, beside the columns that were asked for. */
export interface FoundKey {
  readonly id: string;
  readonly account_id: string;
  readonly last_used_at: Date | null;
  /** Seconds for which the network that asks may not try this key, after too many wrong tries. */
  readonly wait: number;
  readonly principal: Principal;
}
