import { type Ctx, withTransaction } from '../context.ts';
import { endpointPatch, type EndpointPatch } from '../domain/endpoint-merge.ts';
import { endpointProblems, type EndpointRequest, idProblems } from '../domain/endpoint-request.ts';
import { ValidationError } from '../errors.ts';
import { excessProblems } from './limits.ts';
import { loadRemoved } from './removed.ts';
import { type StoredEndpoint, storePatches } from './store.ts';
import { storeUserAttributes } from './store-users.ts';

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

/**
 * Creates or merges endpoints, all or none, with a constant number of statements however many there are.
 * Answers what is stored now, by id. @throws EndpointsRefused
 */
export async function upsertEndpoints(
  ctx: Ctx,
  projectId: string,
  items: readonly EndpointItem[],
): Promise<Map<string, StoredEndpoint>> {
  const problems = new Problems();
  for (const { id, request, path } of items) {
    const found = [
      ...idProblems(id, path ? `${path}.Id` : 'EndpointId'),
      ...endpointProblems(request, path && `${path}.`),
    ];
    problems.add(id, ...found);
  }
  problems.throwAny();

  return withTransaction(ctx, async (ctx) => {
    const removed = await loadRemoved(ctx, projectId);
    const patches = items.map(({ id, request }) => endpointPatch(id, request, ctx.now(), removed));
    const stored = new Map<string, StoredEndpoint>();
    for (const round of rounds(patches)) {
      const now = await storePatches(ctx, projectId, round);
      await storeUserAttributes(ctx, projectId, round, now);
      for (const [id, row] of now) stored.set(id, row);
    }
    const excess = await excessProblems(ctx, projectId, [...stored.keys()]);
    for (const { id, path = `The endpoint "${id}"`, request } of items) {
      const excessive = excess.get(id);
      if (excessive) problems.add(id, `${path} ${excessive}`);
      if (request.User?.UserAttributes && !stored.get(id)?.user_id) {
        problems.add(id, `${path} has User.UserAttributes but no User.UserId to keep them for`);
      }
    }
    problems.throwAny();
    return stored;
  });
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
  private readonly byId = new Map<string, string[]>();

  add(id: string, ...problems: string[]): void {
    if (problems.length > 0) this.byId.set(id, [...(this.byId.get(id) ?? []), ...problems]);
  }

  throwAny(): void {
    if (this.byId.size > 0) throw new EndpointsRefused(this.byId);
  }
}
