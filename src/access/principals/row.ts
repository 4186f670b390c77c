import { arn } from '../../arn.ts';
import type { Ctx } from '../../context.ts';
import { notFound } from '../../errors.ts';

export interface PrincipalRow {
  readonly id: string;
  readonly account_id: string;
  readonly kind: 'ROOT' | 'PERSON' | 'SERVICE';
  readonly name: string;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** A principal as operations answer it, with what was granted to it. */
export interface PrincipalResponse {
  Id: string;
  Arn: string;
  Name: string;
  Kind: PrincipalRow['kind'];
  Status: PrincipalRow['status'];
  /** Without ApplicationId: for all projects of the account. */
  Roles: { RoleId: string; ApplicationId?: string; GrantDate: string }[];
  Policies: { Id: string; Name: string; AttachmentDate: string }[];
  CreationDate: string;
  LastModifiedDate: string;
}

export function principalRows(ctx: Ctx) {
  return ctx.db<PrincipalRow>('principals').where({ account_id: ctx.account });
}

/** The principal, if it is of the caller's account. @throws NotFoundError */
export async function requirePrincipal(ctx: Ctx, id: string): Promise<PrincipalRow> {
  return found(id, await principalRows(ctx).where({ id }).first());
}

/** The same, kept from being changed or deleted until the transaction ends. */
export async function lockPrincipal(ctx: Ctx, id: string): Promise<PrincipalRow> {
  return found(id, await principalRows(ctx).where({ id }).forUpdate().first());
}

function found(id: string, row: PrincipalRow | undefined): PrincipalRow {
  if (!row) throw notFound('Principal', id);
  return row;
}

interface RoleRow {
  readonly principal_id: string;
  readonly role: string;
  readonly project_id: string | null;
  readonly granted_at: Date;
}
interface AttachmentRow {
  readonly principal_id: string;
  readonly id: string;
  readonly name: string;
  readonly attached_at: Date;
}

/** Principals as operations answer them: what they were granted is read for all of them at once. */
export async function presentPrincipals(
  ctx: Ctx,
  rows: readonly PrincipalRow[],
): Promise<PrincipalResponse[]> {
  const ids = rows.map(({ id }) => id);
  const roles = await ctx
    .db<RoleRow>('principal_roles')
    .whereIn('principal_id', ids)
    .orderByRaw('role, project_id nulls first');
  const attachments = await ctx
    .db('principal_policies')
    .join('policies', 'policies.id', 'principal_policies.policy_id')
    .whereIn('principal_id', ids)
    .orderBy('policies.name')
    .select<AttachmentRow[]>('principal_id', 'policies.id', 'policies.name', 'attached_at');
  return rows.map((row) => ({
    Id: row.id,
    Arn: arn(ctx, `access/principals/${row.id}`),
    Name: row.name,
    Kind: row.kind,
    Status: row.status,
    Roles: roles
      .filter((role) => role.principal_id === row.id)
      .map((role) => ({
        RoleId: role.role,
        ...(role.project_id !== null && { ApplicationId: role.project_id }),
        GrantDate: role.granted_at.toISOString(),
      })),
    Policies: attachments
      .filter((policy) => policy.principal_id === row.id)
      .map(({ id, name, attached_at: at }) => ({
        Id: id,
        Name: name,
        AttachmentDate: at.toISOString(),
      })),
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.updated_at.toISOString(),
  }));
}

/** One principal as operations answer it. */
export async function presentPrincipal(ctx: Ctx, row: PrincipalRow): Promise<PrincipalResponse> {
  const [response] = await presentPrincipals(ctx, [row]);
  if (!response) throw new Error(`Principal ${row.id} could not be presented`);
  return response;
}
