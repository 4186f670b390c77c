import type { Ctx } from '../../context.ts';
import { ValidationError } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { nameProblems } from '../name-problems.ts';
import { withUniqueName } from '../unique-name.ts';
import { presentPrincipal, type PrincipalResponse, type PrincipalRow } from './row.ts';

export interface CreatePrincipalInput {
  WritePrincipalRequest: { Name: string; Kind: 'PERSON' | 'SERVICE' };
}

/** Makes a person or a service account, who may do nothing until a role or a policy says so. */
export async function createPrincipal(
  ctx: Ctx,
  { WritePrincipalRequest: { Name: name, Kind: kind } }: CreatePrincipalInput,
): Promise<PrincipalResponse> {
  const problems = nameProblems(name);
  if (problems.length > 0) throw new ValidationError(problems);
  const at = { created_at: ctx.now(), updated_at: ctx.now() };
  const [row] = await withUniqueName('principal', name, async () =>
    ctx
      .db<PrincipalRow>('principals')
      .insert({ id: newId(), account_id: ctx.account, kind, name, ...at })
      .returning('*'),
  );
  if (!row) throw new Error('The new principal was not stored');
  return presentPrincipal(ctx, row);
}
