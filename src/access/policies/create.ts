import type { Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { withUniqueName } from '../unique-name.ts';
import { readPolicy } from './read.ts';
import { presentPolicy, type PolicyResponse, type PolicyRow } from './row.ts';

export interface CreatePolicyInput {
  WritePolicyRequest: { Name: string; Description?: string; PolicyDocument: string };
}

/** Keeps a policy, which acts on nobody until it is attached to a principal. */
export async function createPolicy(
  ctx: Ctx,
  { WritePolicyRequest: written }: CreatePolicyInput,
): Promise<PolicyResponse> {
  const { document, problems } = readPolicy(written);
  if (problems.length > 0) throw new ValidationError(problems);
  const [row] = await withUniqueName('policy', written.Name, async () =>
    ctx
      .db<PolicyRow>('policies')
      .insert({
        id: newId(),
        account_id: ctx.account,
        name: written.Name,
        description: written.Description ?? null,
        document: JSON.stringify(document),
        created_at: ctx.now(),
        updated_at: ctx.now(),
      })
      .returning('*'),
  );
  return presentPolicy(ctx, row);
}
