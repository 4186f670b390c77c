import type { AccessRequest, Decision } from './policy.ts';

/** Whether the policies allow the action on all of the resources: a matching Deny wins, then a matching Allow. */
export function decide(_request: AccessRequest): Decision {
  return { allowed: false, reason: 'no policy allows it' };
}
