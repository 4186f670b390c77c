import type { HoursRule } from './hours-rule.ts';
import { DAY, timeOfDay } from './time-of-day.ts';

const WEEKDAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
type Weekday = (typeof WEEKDAYS)[number];

export interface OpenHoursRange {
  readonly StartTime?: string;
  readonly EndTime?: string;
}

/** The open hours of one channel; a day without ranges is closed. */
export type OpenHours = Readonly<Partial<Record<Weekday, readonly OpenHoursRange[]>>>;

const MOST_RANGES = 4;

interface Range {
  readonly start: number;
  /** Beyond the end of the day when the range goes over midnight. */
  readonly end: number;
}

/** Messages only within the ranges, from StartTime up to but not at EndTime. Undefined without any range. */
export function openHoursRule(hours: OpenHours): HoursRule | undefined {
  const ranges = WEEKDAYS.map((weekday) => (hours[weekday] ?? []).flatMap(rangeOf));
  if (ranges.every((ofDay) => ofDay.length === 0)) return undefined;
  const rangesOn = (day: number): readonly Range[] => ranges[weekdayOf(day)] ?? [];
  const within = (day: number, wall: number): boolean =>
    rangesOn(day).some(({ start, end }) => wall >= day * DAY + start && wall < day * DAY + end);
  return {
    allows({ wall }) {
      const day = Math.floor(wall / DAY);
      // A range of the evening before may go on over midnight.
      return within(day, wall) || within(day - 1, wall);
    },
    openings: (day) => rangesOn(day).map(({ start }) => day * DAY + start),
  };
}

/** What is wrong with the open hours of one channel. */
export function openHoursProblems(hours: OpenHours, path: string): string[] {
  return Object.entries(hours).flatMap(([weekday, ranges]) => [
    ...(ranges.length > MOST_RANGES
      ? [`${path}.${weekday} has ${ranges.length} ranges: expected at most ${MOST_RANGES}`]
      : []),
    ...ranges.flatMap((range, i) => rangeProblems(range, `${path}.${weekday}[${i}]`)),
  ]);
}

function rangeProblems({ StartTime, EndTime }: OpenHoursRange, path: string): string[] {
  const start = StartTime === '24:00' ? undefined : timeOfDay(StartTime);
  const end = timeOfDay(EndTime);
  const problems = [
    ...(start === undefined
      ? [`${path}.StartTime is "${StartTime ?? ''}": expected a time of day such as 09:00`]
      : []),
    ...(end === undefined
      ? [`${path}.EndTime is "${EndTime ?? ''}": expected a time of day such as 17:30, or 24:00`]
      : []),
  ];
  if (problems.length === 0 && start === end) {
    return [`${path} begins and ends at ${StartTime}: expected an EndTime after StartTime`];
  }
  return problems;
}

function rangeOf({ StartTime, EndTime }: OpenHoursRange): Range[] {
  const start = timeOfDay(StartTime);
  const end = timeOfDay(EndTime);
  if (start === undefined || end === undefined || start === end) return [];
  return [{ start, end: end > start ? end : end + DAY }];
}

/** 0 is Monday; the first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
