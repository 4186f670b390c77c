export { asksFor } from './asked.ts';
export { CONDITION_KEYS, REQUEST_TAG, RESOURCE_TAG, TAG_KEYS } from './condition-keys.ts';
export type { ConditionKey } from './condition-keys.ts';
export { isConditionKey, KNOWN_KEYS } from './context.ts';
export { decide, unmetConditions } from './decide.ts';
export { MAX_RESOURCE_CHARACTERS } from './policy.ts';
export type {
  AccessContext,
  AccessRequest,
  Decision,
  NamedPolicy,
  PolicyDocument,
  PolicyStatement,
  UnmetCondition,
} from './policy.ts';
export { ROLES, isRoleId, roleDocument } from './roles.ts';
export type { RoleId } from './roles.ts';
export { nearestActions, unknownActions } from './unknown-actions.ts';
export { MAX_POLICY_CHARACTERS, validatePolicy } from './validate.ts';
