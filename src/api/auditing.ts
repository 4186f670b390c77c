import { recordAuditEvent } from '../audit/index.ts';
import type { Ctx } from '../context.ts';
import type { PinpointOperation } from '../wire.ts';
import type { AccessDecision } from './authorization/index.ts';
import type { RequestFacts } from './request-facts.ts';

/** Called once for each thing that people do; what they change or send has records of its own. */
const BUSY_ACTIONS: ReadonlySet<string> = new Set([
  ...(
    [
      'GetEndpoint',
      'GetInAppMessages',
      'GetUserEndpoints',
      'PhoneNumberValidate',
      'PutEvents',
      'SendMessages',
      'SendOTPMessage',
      'SendUsersMessages',
      'UpdateEndpoint',
      'UpdateEndpointsBatch',
      'VerifyOTPMessage',
    ] satisfies PinpointOperation[]
  ).map((name) => `mobiletargeting:${name}`),
  // Asked for by a machine, four times a minute.
  'cairn:GetMetrics',
]);

/** Keeps who was allowed or denied what, before anything of it is done. */
export async function audit(
  ctx: Ctx,
  facts: RequestFacts,
  { principalId, action, resource, applicationId, allowed, reason }: AccessDecision,
): Promise<void> {
  if (allowed && ctx.settings.audit === 'control' && BUSY_ACTIONS.has(action)) return;
  await recordAuditEvent(ctx, {
    account: ctx.account,
    requestId: facts.id,
    principalId,
    keyId: ctx.actor.id,
    action,
    resource,
    applicationId,
    sourceAddress: facts.sourceAddress,
    userAgent: facts.userAgent,
    decision: allowed ? 'ALLOWED' : 'DENIED',
    reason,
  });
}
