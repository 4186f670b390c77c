import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { selectEndpoints, toEndpoint } from './row.ts';

/** The endpoints with these ids; an id that is not there is not in the map. */
export async function findEndpoints(
  ctx: Ctx,
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, Endpoint>> {
  if (ids.length === 0) return new Map();
  const rows = await selectEndpoints(ctx, projectId).whereRaw('e.id = any(?)', [[...ids]]);
  return new Map(rows.map((row) => [row.id, toEndpoint(row)]));
}

/** The endpoints of these users, each user's in the order of their ids; a user without any is not in the map. */
export async function findUserEndpoints(
  ctx: Ctx,
  projectId: string,
  userIds: readonly string[],
): Promise<Map<string, Endpoint[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await selectEndpoints(ctx, projectId)
    .whereRaw('e.user_id = any(?)', [[...userIds]])
    .orderBy('e.id');
  const found = new Map<string, Endpoint[]>();
  for (const endpoint of rows.map(toEndpoint)) {
    const { userId = '' } = endpoint;
    found.set(userId, [...(found.get(userId) ?? []), endpoint]);
  }
  return found;
}
