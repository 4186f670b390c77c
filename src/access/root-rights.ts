import type { Ctx } from '../context.ts';
import { ForbiddenError, ValidationError } from '../errors.ts';
import type { PrincipalRow } from './principals/row.ts';

/** Whether the caller is the root of the account, or the operator at the machine itself. */
async function isRoot(ctx: Ctx): Promise<boolean> {
  const { kind, principalId } = ctx.actor;
  if (kind === 'system') return true;
  if (principalId === undefined) return false;
  const root = { id: principalId, account_id: ctx.account, kind: 'ROOT' };
  return (await ctx.db('principals').where(root).first('id')) !== undefined;
}

/**
 * Whoever has a key of root is root: no policy hands that on.
 * @throws ForbiddenError when it is root's key, and somebody else's request
 */
export async function requireKeyRights(ctx: Ctx, owner: Pick<PrincipalRow, 'kind'>): Promise<void> {
  if (owner.kind !== 'ROOT' || (await isRoot(ctx))) return;
  throw new ForbiddenError('The keys of the root principal are made and changed by root alone');
}

/** @throws ValidationError when it is root, who needs no grants and can't be taken any right */
export function refuseRoot(principal: Pick<PrincipalRow, 'kind'>, what: string): void {
  if (principal.kind !== 'ROOT') return;
  throw new ValidationError(
    `The root principal may do everything in its account: it can't ${what}`,
  );
}
