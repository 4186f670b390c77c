import type { ParticipantLevel } from './entry.ts';

interface Criteria {
  readonly Dimensions?: unknown;
  readonly SegmentGroups?: unknown;
}

function members(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) =>
        member === undefined || member === null || isEmpty(member) ? [] : [name],
      )
    : [];
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/**
 * A segment that asks only about users (nothing but UserAttributes) selects users, and a user is one
 * participant with all endpoints: e-mail first, push to those who did not open it. Any criterion about
 * endpoints makes each endpoint a participant of its own.
 */
export function segmentLevel({
  Dimensions: dimensions,
  SegmentGroups: groups,
}: Criteria): ParticipantLevel {
  const asked = groups ? [] : members(dimensions);
  return asked.length === 1 && asked[0] === 'UserAttributes' ? 'user' : 'endpoint';
}
