import type { Ctx } from '../context.ts';
import type { EndpointPatch } from '../domain/endpoint-merge.ts';
import type { Claim } from './claim.ts';
import type { StoredEndpoint } from './store.ts';
import { EndpointMoved } from './transaction.ts';

const UPSERT = `
  insert into users (project_id, id, attributes, updated_at)
  select :projectId, u.key, jsonb_strip_nulls(u.value), cast(:now as timestamptz) from jsonb_each(cast(:users as jsonb)) as u order by u.key
  on conflict (project_id, id) do update set
    attributes = jsonb_strip_nulls(users.attributes || (cast(:users as jsonb) -> users.id)), updated_at = :now`;

/** For which user each patch brings attributes: an empty id when for none, nothing when it brings none. */
type Bringers = ReadonlyMap<EndpointPatch, string>;

/**
 * Merges the user attributes of the patches, one statement for all users, in the order of their ids. Whose they
 * are is read from the claim, and `requireUsers` looks at it again when the endpoints are locked.
 */
export async function storeUserAttributes(
  ctx: Ctx,
  projectId: string,
  patches: readonly EndpointPatch[],
  { seen }: Pick<Claim, 'seen'>,
): Promise<Bringers> {
  const userOf = new Map([...seen].map(([id, { user_id }]) => [id, user_id ?? '']));
  const users = new Map<string, EndpointPatch['userAttributes']>();
  const bringers = new Map<EndpointPatch, string>();
  for (const patch of patches) {
    const { id, userId = userOf.get(id) ?? '', userAttributes } = patch;
    userOf.set(id, userId);
    if (!userAttributes) continue;
    bringers.set(patch, userId);
    if (userId) users.set(userId, { ...users.get(userId), ...userAttributes });
  }
  if (users.size > 0) {
    const now = ctx.now().toISOString();
    const all = JSON.stringify(Object.fromEntries(users));
    await ctx.db.raw(UPSERT, { projectId, now, users: all });
  }
  return bringers;
}

/** @throws EndpointMoved when a patch has brought attributes for another user than its endpoint's */
export function requireUsers(
  bringers: Bringers,
  patches: readonly EndpointPatch[],
  stored: ReadonlyMap<string, StoredEndpoint>,
): void {
  for (const patch of patches) {
    const userId = bringers.get(patch);
    if (userId === undefined) continue;
    if (userId !== (stored.get(patch.id)?.user_id ?? '')) throw new EndpointMoved();
  }
}
