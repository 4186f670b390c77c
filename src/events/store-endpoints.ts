import type { Ctx } from '../context.ts';
import { idProblems } from '../domain/endpoint-request.ts';
import { type EndpointItem, findEndpoints, storeEndpoints } from '../endpoints/index.ts';
import { requireProject } from '../projects/index.ts';

/** By the id of each endpoint that is known: its user, if it has one. */
export type KnownEndpoints = ReadonlyMap<string, { readonly userId?: string }>;

/**
 * Stores the endpoints that report events, but for the refused ones; of those, the ones that were known before
 * are known still. Runs inside an `endpointTransaction`.
 * @throws NotFoundError when the project is not the caller's, EndpointsRefused
 */
export async function storeReportingEndpoints(
  ctx: Ctx,
  projectId: string,
  items: readonly EndpointItem[],
  refused: ReadonlyMap<string, readonly string[]>,
): Promise<KnownEndpoints> {
  const known = new Map<string, { readonly userId?: string }>();
  const accepted = items.filter(({ id }) => !refused.has(id));
  if (accepted.length > 0) {
    const stored = await storeEndpoints(ctx, projectId, accepted);
    for (const row of stored.values()) known.set(row.id, { userId: row.user_id ?? undefined });
  } else {
    await requireProject(ctx, projectId);
  }
  const askable = [...refused.keys()].filter((id) => idProblems(id, '').length === 0);
  const before = await findEndpoints(ctx, projectId, askable);
  for (const endpoint of before.values()) known.set(endpoint.id, endpoint);
  return known;
}
