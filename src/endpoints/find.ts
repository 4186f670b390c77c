import { coalescing } from '../coalescing.ts';
import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { selectEndpoints, toEndpoint } from './row.ts';

/** The endpoints with these ids; an id that is not there is not in the map. */
export async function findEndpoints(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, Endpoint>> {
  if (ids.length === 0) return new Map();
  const rows = await selectEndpoints(ctx, projectId).whereRaw('e.id = any(?)', [[...ids]]);
  return new Map(rows.map((row) => [row.id, toEndpoint(row)]));
}

interface Asked {
  readonly projectId: string;
  readonly id: string;
}

const findSeveral = coalescing(async (db, asked: readonly Asked[]) => {
  const projects = new Map<string, Map<string, Endpoint>>();
  for (const projectId of new Set(asked.map((one) => one.projectId))) {
    const ids = asked.filter((one) => one.projectId === projectId).map(({ id }) => id);
    projects.set(projectId, await findEndpoints({ db }, projectId, ids));
  }
  return asked.map(({ projectId, id }) => projects.get(projectId)?.get(id));
});

/** One endpoint, by a query that it shares with whoever asks at the same time. */
export async function findEndpoint(
  ctx: Pick<Ctx, 'db'>,
  projectId: string,
  id: string,
): Promise<Endpoint | undefined> {
  return findSeveral(ctx, { projectId, id });
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
