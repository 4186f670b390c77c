import type { Ctx } from '../../context.ts';
import { presentPrincipal, requirePrincipal, type PrincipalResponse } from './row.ts';

/** One principal, with its roles and the policies that are attached to it. */
export async function getPrincipal(
  ctx: Ctx,
  input: { PrincipalId: string },
): Promise<PrincipalResponse> {
  return presentPrincipal(ctx, await requirePrincipal(ctx, input.PrincipalId));
}
