import { randomInt } from 'node:crypto';
import { withTransaction, type Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { makeAccessKey, type NewAccessKeyResponse } from '../access-keys/make.ts';
import { nameProblems } from '../name-problems.ts';
import { rootPrincipal } from '../root-principal.ts';
import { requireAccount, requireHomeAccount, type AccountResponse } from './row.ts';

export interface CreateAccountInput {
  WriteAccountRequest: { Id?: string; Name: string; CreateAccessKey?: boolean };
}

const FORM = /^\d{12}$/;

/** Makes an account with its root principal and, when asked to, root's first key, whose secret is shown this once. */
export async function createAccount(
  ctx: Ctx,
  input: CreateAccountInput,
): Promise<AccountResponse & { AccessKey?: NewAccessKeyResponse }> {
  requireHomeAccount(ctx);
  const { Id: given, Name: name, CreateAccessKey: withKey = false } = input.WriteAccountRequest;
  const problems = nameProblems(name);
  if (given !== undefined && !FORM.test(given)) {
    problems.unshift(`Id is "${given}": expected 12 digits, such as those of an AWS account`);
  }
  if (problems.length > 0) throw new ValidationError(problems);

  const id = given ?? String(randomInt(1e11, 1e12));
  return withTransaction(ctx, async (ctx) => {
    const made = await ctx
      .db('accounts')
      .insert({ id, name, created_at: ctx.now() })
      .onConflict('id')
      .ignore()
      .returning('id');
    if (made.length === 0) throw new ValidationError(`Id is "${id}": there is such an account`);
    const root = await rootPrincipal(ctx.db, id);
    const account = await requireAccount(ctx, id);
    if (!withKey) return account;
    return { ...account, AccessKey: await makeAccessKey({ ...ctx, account: id }, root) };
  });
}
