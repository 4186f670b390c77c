import { arn } from '../../arn.ts';
import { recordAuditEvent } from '../../audit/index.ts';
import type { Ctx } from '../../context.ts';
import { operator } from '../connect.ts';

/** Does what the operation of that name would do, and has the audit log say that the operator did it. */
export async function audited<T>(
  ctx: Ctx,
  operation: string,
  about: string | { readonly resource: string; readonly applicationId: string | undefined },
  work: () => Promise<T>,
): Promise<T> {
  const { name, host } = operator();
  const { resource, ...project } = typeof about === 'string' ? { resource: about } : about;
  await recordAuditEvent(ctx, {
    account: ctx.account,
    requestId: ctx.requestId,
    principalId: undefined,
    keyId: ctx.actor.id,
    action: `cairn:${operation}`,
    resource: arn(ctx, resource),
    ...project,
    sourceAddress: '127.0.0.1',
    userAgent: 'cairn command line',
    decision: 'ALLOWED',
    reason: `${name} at the command line of ${host}`,
  });
  return work();
}
