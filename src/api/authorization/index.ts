import { policiesOf, type Principal } from '../../access/index.ts';
import type { Ctx } from '../../context.ts';
import { decide } from '../../domain/access/index.ts';
import { ForbiddenError } from '../../errors.ts';
import type { Call } from './call.ts';
import { contextOf, principalArn } from './context.ts';
import { permissionOf } from './permission.ts';

export type { Call, Origin } from './call.ts';

/** A decision with what it was about: for the refusal, and for whoever keeps a record of it. */
export interface AccessDecision {
  readonly principalId: string;
  readonly principalName: string;
  readonly principalArn: string;
  readonly action: string;
  readonly resource: string;
  /** The project that a role is for, which the resource does not say. */
  readonly applicationId?: string;
  readonly allowed: boolean;
  readonly reason: string;
}

/** Decides whether the principal may do what the call asks for; `requireAllowed` then refuses. */
export async function authorise(
  ctx: Ctx,
  principal: Principal,
  call: Call,
): Promise<AccessDecision> {
  const { action, resource, scope } = permissionOf(ctx, call.operation, call.input);
  const about = {
    principalId: principal.id,
    principalName: principal.name,
    principalArn: principalArn(ctx, principal.id),
    action,
    resource,
    ...(scope && { applicationId: scope.applicationId }),
  };
  if (principal.kind === 'ROOT') {
    return { ...about, allowed: true, reason: 'root may do everything in its account' };
  }
  if (call.operation.name === 'GetCallerIdentity') {
    return { ...about, allowed: true, reason: 'anybody may ask who they are' };
  }
  const policies = policiesOf(ctx, principal);
  const decideOn = async (resource: string) => {
    const context = await contextOf(ctx, principal, call, { policies, resource });
    return decide({ policies, action, resources: [resource], context });
  };
  const decision = await decideOn(resource);
  if (!decision.allowed || !scope) return { ...about, ...decision };
  const inScope = await decideOn(scope.resource);
  if (inScope.allowed) return { ...about, ...decision };
  return { ...about, ...inScope, reason: `${inScope.reason} on ${scope.resource}` };
}

/** @throws ForbiddenError that names principal, action, resource and why */
export function requireAllowed(decision: AccessDecision): void {
  if (decision.allowed) return;
  const { principalName: name, principalArn: who, action, resource, reason } = decision;
  throw new ForbiddenError(
    `${name} (${who}) is not authorized to perform ${action} on ${resource}: ${reason}`,
  );
}
