import type { JourneyDiff } from './diff.ts';

/** Members that are asked anew at every step, so a new version changes them for everybody from its commit on. */
const EDITABLE: readonly string[] = [
  'Name',
  'StartActivity',
  'Limits',
  'QuietTime',
  'WaitForQuietTime',
  'SendingSchedule',
  'OpenHours',
  'ClosedDays',
  'TimezoneEstimationMethods',
  'JourneyChannelSettings',
];

/** By these a message is held, or waits for its turn. */
const HOLDING: readonly string[] = [
  'Limits',
  'QuietTime',
  'WaitForQuietTime',
  'SendingSchedule',
  'OpenHours',
  'ClosedDays',
  'TimezoneEstimationMethods',
];

/** What an edit can't change: who enters, and by which rules people end, was settled when the journey began. */
export function fixedMemberProblems({ members }: JourneyDiff): string[] {
  return members
    .filter((name) => !EDITABLE.includes(name))
    .map(
      (name) =>
        `${name} can't be changed once the journey is published: an edit changes steps, limits, hours and the name, all else takes a new journey`,
    );
}

/** Whether a message that is held now might go at another time. */
export function touchesHeldMessages({ members }: JourneyDiff): boolean {
  return members.some((name) => HOLDING.includes(name));
}
