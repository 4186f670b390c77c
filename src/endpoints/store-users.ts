import type { Ctx } from '../context.ts';
import type { EndpointPatch } from '../domain/endpoint-merge.ts';
import type { StoredEndpoint } from './store.ts';

const UPSERT = `
  insert into users (project_id, id, attributes, updated_at)
  select :projectId, u.key, jsonb_strip_nulls(u.value), cast(:now as timestamptz) from jsonb_each(cast(:users as jsonb)) as u order by u.key
  on conflict (project_id, id) do update set
    attributes = jsonb_strip_nulls(users.attributes || (cast(:users as jsonb) -> users.id)), updated_at = :now`;

/** Merges the user attributes of the patches, one statement for all users, in the order of their ids. */
export async function storeUserAttributes(
  ctx: Ctx,
  projectId: string,
  patches: readonly EndpointPatch[],
  stored: ReadonlyMap<string, StoredEndpoint>,
): Promise<void> {
  const users = new Map<string, EndpointPatch['userAttributes']>();
  for (const { id, userAttributes } of patches) {
    const userId = stored.get(id)?.user_id;
    if (userId && userAttributes) users.set(userId, { ...users.get(userId), ...userAttributes });
  }
  if (users.size === 0) return;
  await ctx.db.raw(UPSERT, {
    projectId,
    now: ctx.now().toISOString(),
    users: JSON.stringify(Object.fromEntries(users)),
  });
}
