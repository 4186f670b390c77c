import { OPERATIONS } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';

const byName = new Map(OPERATIONS.map((operation) => [operation.name, operation]));

export const SERVICE_OPERATIONS = OPERATIONS.filter(({ isExtension }) => !isExtension);

export function operationNamed(name: string): Operation {
  const operation = byName.get(name);
  if (!operation) throw new Error(`The model has no operation ${name}`);
  return operation;
}

/** Each test file runs one group; the first pattern that fits takes the operation. */
const GROUPS = {
  channels: /Channel/,
  templates: /Template/,
  campaigns: /Campaign|InAppMessages/,
  journeys: /Journey/,
  messages: /Messages?$|OTP|Phone/,
  others: /./,
} as const;
export type Group = keyof typeof GROUPS;
const isGroup = (name: string): name is Group => Object.hasOwn(GROUPS, name);
export const GROUP_NAMES: readonly Group[] = Object.keys(GROUPS).filter(isGroup);

export function operationsOf(group: Group): Operation[] {
  return SERVICE_OPERATIONS.filter(
    ({ name }) => Object.entries(GROUPS).find(([, form]) => form.test(name))?.[0] === group,
  );
}
