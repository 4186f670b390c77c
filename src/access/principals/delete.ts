import { withTransaction, type Ctx } from '../../context.ts';
import { refuseRoot } from '../root-rights.ts';
import { lockPrincipal, presentPrincipal, principalRows, type PrincipalResponse } from './row.ts';

/** Deletes a principal with its keys, which stop working at once, and answers with what it was. */
export async function deletePrincipal(
  ctx: Ctx,
  input: { PrincipalId: string },
): Promise<PrincipalResponse> {
  return withTransaction(ctx, async (ctx) => {
    const principal = await lockPrincipal(ctx, input.PrincipalId);
    refuseRoot(principal, 'be deleted');
    const answer = await presentPrincipal(ctx, principal);
    await principalRows(ctx).where({ id: principal.id }).delete();
    return answer;
  });
}
