import type { Ctx } from '../context.ts';
import { endpointPatch } from '../domain/endpoint-merge.ts';
import { endpointProblems } from '../domain/endpoint-request.ts';
import { claimEndpoints } from './claim.ts';
import { excess } from './limits.ts';
import { storePatches } from './store.ts';
import { requireUsers, storeUserAttributes } from './store-users.ts';
import { EndpointsRefused } from './upsert.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

export interface AttributeChange {
  readonly id: string;
  /** An empty list removes the attribute. */
  readonly attributes: Lists;
  /** Of its user; without one they are not kept. */
  readonly userAttributes?: Lists;
}

/**
 * Merges attributes into endpoints that are there, all or none, and changes nothing else about them: what was deleted
 * stays so, who is inactive too. Runs inside an `endpointTransaction`. Answers how many were there.
 * @throws EndpointsRefused
 */
export async function changeAttributes(
  ctx: Ctx,
  projectId: string,
  changes: readonly AttributeChange[],
): Promise<number> {
  const claim = await claimEndpoints(ctx, projectId, {
    ids: changes.map(({ id }) => id),
    addresses: [],
  });
  const known = changes.filter(({ id }) => claim.seen.has(id));
  const requests = known.map(({ id, attributes, userAttributes }) => {
    const hasUser = Boolean(claim.seen.get(id)?.user_id);
    const User = userAttributes && hasUser ? { UserAttributes: userAttributes } : undefined;
    return { id, request: { Attributes: attributes, User } };
  });
  refuse(requests.map(({ id, request }) => [id, endpointProblems(request, `${id}: `)]));
  const patches = requests.map(({ id, request }) => {
    const { status: _kept, ...patch } = endpointPatch(id, request, ctx.now(), claim.removed);
    return patch;
  });
  const bringers = await storeUserAttributes(ctx, projectId, patches, claim);
  const stored = await storePatches(ctx, projectId, patches, claim);
  requireUsers(bringers, patches, stored);
  refuse(
    [...stored].map(([id, row]) => {
      const excessive = excess(row);
      return [id, excessive ? [`The endpoint "${id}" ${excessive}`] : []];
    }),
  );
  return known.length;
}

function refuse(problems: readonly (readonly [string, readonly string[]])[]): void {
  const refused = problems.filter(([, ofOne]) => ofOne.length > 0);
  if (refused.length > 0) throw new EndpointsRefused(new Map(refused));
}
