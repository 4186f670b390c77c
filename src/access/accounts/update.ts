import type { Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { nameProblems } from '../name-problems.ts';
import {
  requireAccount,
  requireHomeAccount,
  type AccountResponse,
  type AccountRow,
} from './row.ts';

export interface UpdateAccountInput {
  AccountId: string;
  AccountChanges: { Name?: string; Status?: AccountRow['status'] };
}

/** Renames an account, or lets all of its keys work or not, at once. What it stores stays, and its journeys go on. */
export async function updateAccount(
  ctx: Ctx,
  { AccountId: id, AccountChanges: { Name: name, Status: status } }: UpdateAccountInput,
): Promise<AccountResponse> {
  requireHomeAccount(ctx);
  await requireAccount(ctx, id);
  const problems = nameProblems(name);
  if (status === 'DISABLED' && id === ctx.settings.accountId) {
    problems.push('Status: the account that manages the others must stay ACTIVE');
  }
  if (problems.length > 0) throw new ValidationError(problems);
  const changes = { ...(name !== undefined && { name }), ...(status && { status }) };
  if (Object.keys(changes).length > 0) await ctx.db('accounts').where({ id }).update(changes);
  return requireAccount(ctx, id);
}
