import { arn } from '../../arn.ts';
import type { Ctx } from '../../context.ts';
import { notFound } from '../../errors.ts';

export interface PolicyRow {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly document: unknown;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** A policy as operations answer it. Its document is JSON text, as in IAM's own API. */
export interface PolicyResponse {
  Id: string;
  Arn: string;
  Name: string;
  Description?: string;
  PolicyDocument: string;
  CreationDate: string;
  LastModifiedDate: string;
}

export function policyRows(ctx: Ctx) {
  return ctx.db<PolicyRow>('policies').where({ account_id: ctx.account });
}

/** @throws NotFoundError when there is no row */
export function presentPolicy(ctx: Ctx, row: PolicyRow | undefined, id = ''): PolicyResponse {
  if (!row) throw notFound('Policy', id);
  return {
    Id: row.id,
    Arn: arn(ctx, `access/policies/${row.id}`),
    Name: row.name,
    ...(row.description !== null && { Description: row.description }),
    PolicyDocument: JSON.stringify(row.document),
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.updated_at.toISOString(),
  };
}
