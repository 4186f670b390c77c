import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { presentPrincipal, requirePrincipal, type PrincipalResponse } from './principals/row.ts';

export interface CallerIdentity {
  AccountId: string;
  Key: { Id: string; Kind: 'ACCESS_KEY' | 'API_KEY' };
  Principal: PrincipalResponse;
}

/** Who the caller is: account, key, and the principal that the key stands for, with its roles and policies. */
export async function getCallerIdentity(ctx: Ctx): Promise<CallerIdentity> {
  const { kind, id, principalId } = ctx.actor;
  if (kind === 'system' || principalId === undefined) {
    throw new NotFoundError('Cairn itself is no principal');
  }
  return {
    AccountId: ctx.account,
    Key: { Id: id, Kind: kind === 'accessKey' ? 'ACCESS_KEY' : 'API_KEY' },
    Principal: await presentPrincipal(ctx, await requirePrincipal(ctx, principalId)),
  };
}
