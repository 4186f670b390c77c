import type { Ctx } from '../context.ts';
import { idProblems } from '../domain/endpoint-request.ts';
import {
  type EndpointItem,
  EndpointsRefused,
  findEndpoints,
  upsertEndpoints,
} from '../endpoints/index.ts';

export interface ReportingEndpoints {
  /** By endpoint id: what is wrong with the endpoint part of the request. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
  /** By the id of each endpoint that is known: its user, if it has one. */
  readonly known: ReadonlyMap<string, { readonly userId?: string }>;
}

/**
 * Stores the endpoints that report events. A refused one holds up neither the others nor, when it was
 * known before, its own events. Runs inside a transaction.
 */
export async function storeReportingEndpoints(
  ctx: Ctx,
  projectId: string,
  items: readonly EndpointItem[],
): Promise<ReportingEndpoints> {
  const refused = new Map<string, readonly string[]>();
  const known = new Map<string, { readonly userId?: string }>();
  let rest = items;
  while (rest.length > 0) {
    try {
      // A savepoint: what a refused endpoint wrote before it was found too big is undone.
      const stored = await ctx.db.transaction((db) =>
        upsertEndpoints({ ...ctx, db }, projectId, rest),
      );
      for (const row of stored.values()) known.set(row.id, { userId: row.user_id ?? undefined });
      break;
    } catch (error) {
      if (!(error instanceof EndpointsRefused)) throw error;
      for (const [id, problems] of error.byId) refused.set(id, problems);
      rest = rest.filter((item) => !refused.has(item.id));
    }
  }
  const askable = [...refused.keys()].filter((id) => idProblems(id, '').length === 0);
  const before = await findEndpoints(ctx, projectId, askable);
  for (const endpoint of before.values()) known.set(endpoint.id, endpoint);
  return { refused, known };
}
