import { DateTime, Duration } from 'luxon';
import type { JourneyDefinition } from './definition.ts';
import { addDuration, isDuration } from './durations.ts';

const SHORTEST_MS = 3_600_000;
/** How long a journey without an end date stays open. */
const LONGEST = 'P540D';

/** Whether the members of the start segment are read more than once. */
export function readsAgain(definition: JourneyDefinition): boolean {
  return Boolean(definition.RefreshFrequency || definition.RefreshOnSegmentUpdate);
}

/** When nobody may enter any more. */
export function entryEnds({ Schedule: schedule }: JourneyDefinition, start: Date): Date {
  return schedule?.EndTime ? new Date(schedule.EndTime) : addDuration(start, LONGEST);
}

/** The first moment after `now` that is a whole number of intervals after `start`; months are calendar ones. */
export function nextRefresh(start: Date, interval: string, now: Date): Date {
  const length = Duration.fromISO(interval);
  const from = DateTime.fromJSDate(start, { zone: 'utc' });
  const nth = (n: number): Date => from.plus(length.mapUnits((unit) => unit * n)).toJSDate();
  // A month is not always as long as luxon takes it for: guessed a little early, then counted.
  const guess = Math.floor((0.95 * (now.getTime() - start.getTime())) / length.toMillis());
  let n = Math.max(1, guess);
  while (nth(n) <= now) n += 1;
  return nth(n);
}

/** What is wrong with the rules about members who come later. */
export function refreshProblems(definition: JourneyDefinition): string[] {
  const { RefreshFrequency: interval, StartCondition: start } = definition;
  if (!interval) return [];
  if (start?.EventStartCondition) {
    return [
      'RefreshFrequency needs SegmentStartCondition: who enters by an event enters when it comes',
    ];
  }
  const isLongEnough = isDuration(interval) && Duration.fromISO(interval).toMillis() >= SHORTEST_MS;
  return isLongEnough
    ? []
    : [
        `RefreshFrequency is "${interval}": expected an ISO 8601 duration of at least an hour, such as PT1H`,
      ];
}
