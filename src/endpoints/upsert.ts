import type { Ctx } from '../context.ts';
import { endpointPatch, type EndpointPatch } from '../domain/endpoint-merge.ts';
import { endpointProblems, type EndpointRequest, idProblems } from '../domain/endpoint-request.ts';
import { ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { claimEndpoints } from './claim.ts';
import { excess } from './limits.ts';
import { type StoredEndpoint, storePatches } from './store.ts';
import { requireUsers, storeUserAttributes } from './store-users.ts';
import { endpointTransaction } from './transaction.ts';

export interface EndpointItem {
  readonly id: string;
  readonly request: EndpointRequest;
  /** Where the item stands in the caller's request, e.g. `Item[3]`. */
  readonly path?: string;
}

/** Some endpoints of a call can't be stored; nothing of the call was. */
export class EndpointsRefused extends ValidationError {
  constructor(readonly byId: ReadonlyMap<string, readonly string[]>) {
    super([...byId.values()].flat());
  }
}

/** What is wrong with each of these items, as far as the items alone can tell. */
export function refusedItems(items: readonly EndpointItem[]): Map<string, string[]> {
  const problems = new Problems();
  for (const { id, request, path } of items) {
    problems.add(id, idProblems(id, path ? `${path}.Id` : 'EndpointId'));
    problems.add(id, endpointProblems(request, path && `${path}.`));
  }
  return problems.byId;
}

/**
 * Creates or merges valid endpoints, all or none, with a constant number of statements however many there are.
 * Runs inside an `endpointTransaction`. Answers what is stored now, by id.
 * @throws NotFoundError when the project is not the caller's, EndpointsRefused
 */
export async function storeEndpoints(
  ctx: Ctx,
  projectId: string,
  items: readonly EndpointItem[],
): Promise<Map<string, StoredEndpoint>> {
  const claim = await claimEndpoints(ctx, projectId, {
    ids: items.map(({ id }) => id),
    addresses: items.flatMap(({ request }) => request.Address || []),
  });
  const patches = items.map(({ id, request }) =>
    endpointPatch(id, request, ctx.now(), claim.removed),
  );
  const bringers = await storeUserAttributes(ctx, projectId, patches, claim);
  const stored = new Map<string, StoredEndpoint>();
  for (const round of rounds(patches)) {
    const seen = new Map([...claim.seen, ...stored]);
    const now = await storePatches(ctx, projectId, round, { ...claim, seen });
    requireUsers(bringers, round, now);
    for (const [id, row] of now) stored.set(id, row);
  }
  const problems = new Problems();
  for (const { id, path = `The endpoint "${id}"`, request } of items) {
    const row = stored.get(id);
    const excessive = row && excess(row);
    if (excessive) problems.add(id, [`${path} ${excessive}`]);
    if (request.User?.UserAttributes && !row?.user_id) {
      problems.add(id, [`${path} has User.UserAttributes but no User.UserId to keep them for`]);
    }
  }
  if (problems.byId.size > 0) throw new EndpointsRefused(problems.byId);
  return stored;
}

/**
 * Creates or merges endpoints of a project that is the caller's, all or none, and answers what is stored now, by id.
 * @throws NotFoundError, EndpointsRefused
 */
export async function upsertEndpoints(
  ctx: Ctx,
  projectId: string,
  items: readonly EndpointItem[],
): Promise<Map<string, StoredEndpoint>> {
  const refused = refusedItems(items);
  if (refused.size > 0) {
    await requireProject(ctx, projectId);
    throw new EndpointsRefused(refused);
  }
  return endpointTransaction(ctx, (ctx) => storeEndpoints(ctx, projectId, items));
}

/** An id that comes again goes into the next round: the later request is merged over the earlier one. */
function rounds(patches: readonly EndpointPatch[]): EndpointPatch[][] {
  const rounds: EndpointPatch[][] = [];
  const seen = new Map<string, number>();
  for (const patch of patches) {
    const round = seen.get(patch.id) ?? 0;
    seen.set(patch.id, round + 1);
    (rounds[round] ??= []).push(patch);
  }
  return rounds;
}

class Problems {
  readonly byId = new Map<string, string[]>();

  add(id: string, problems: readonly string[]): void {
    if (problems.length > 0) this.byId.set(id, [...(this.byId.get(id) ?? []), ...problems]);
  }
}
