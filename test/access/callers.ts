import { createAccount, createPrincipal, type PrincipalResponse } from '../../src/access/index.ts';
import { rootPrincipal } from '../../src/access/root-principal.ts';
import type { Ctx } from '../../src/context.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

/** A world whose account has its root, as after a first start. */
export async function accessWorld(): Promise<TestWorld> {
  const world = await testWorld();
  await rootPrincipal(world.ctx.db, world.ctx.account);
  return world;
}

/** The ctx of a request by a key of this principal. */
export function asPrincipal(ctx: Ctx, principalId: string): Ctx {
  return { ...ctx, actor: { kind: 'accessKey', id: `key of ${principalId}`, principalId } };
}

/** A new principal of the account. */
export async function principal(
  ctx: Ctx,
  Name: string,
  Kind: 'PERSON' | 'SERVICE' = 'PERSON',
): Promise<PrincipalResponse> {
  return createPrincipal(ctx, { WritePrincipalRequest: { Name, Kind } });
}

/** Another account, and a request of its root. */
export async function otherAccount(ctx: Ctx, Name = 'other'): Promise<Ctx> {
  const { Id, RootPrincipalId } = await createAccount(ctx, { WriteAccountRequest: { Name } });
  return asPrincipal({ ...ctx, account: Id }, RootPrincipalId);
}

/** The root principal of the ctx's account. */
export async function rootOf(ctx: Ctx): Promise<string> {
  const [root] = await ctx
    .db('principals')
    .where({ account_id: ctx.account, kind: 'ROOT' })
    .select<{ id: string }[]>('id');
  if (!root) throw new Error('The account has no root');
  return root.id;
}
