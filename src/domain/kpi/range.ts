import { INSTANT_FORM, parseInstant } from '../instant.ts';

const DAY = 24 * 60 * 60_000;
/** The caller's clock may be ahead. */
const LATE_MS = 5 * 60_000;
const MAX_DAYS = 31;
const MAX_AGE_DAYS = 90;

/** Both ends belong to it. */
export interface DateRange {
  readonly start: Date;
  readonly end: Date;
}

export interface AskedRange {
  readonly StartTime?: string;
  readonly EndTime?: string;
}

/** The range that is asked for; without ends the 31 days before now. Or what is wrong with it. */
export function readRange(
  { StartTime, EndTime }: AskedRange,
  now: Date,
): { readonly range: DateRange } | { readonly problems: readonly string[] } {
  const given = { start: parse(StartTime), end: parse(EndTime) };
  const malformed = [
    ...formProblems('start-time', StartTime, given.start),
    ...formProblems('end-time', EndTime, given.end),
  ];
  if (malformed.length > 0) return { problems: malformed };
  const range = completed(given, now);
  const problems = limitProblems(range, now);
  return problems.length > 0 ? { problems } : { range };
}

const parse = (text: string | undefined) => (text === undefined ? undefined : parseInstant(text));
const daysBefore = (time: Date, days: number) => new Date(time.getTime() - days * DAY);

function formProblems(path: string, text: string | undefined, time: Date | undefined): string[] {
  return text === undefined || time ? [] : [`${path} is "${text}": expected ${INSTANT_FORM}`];
}

/** A start alone reaches 31 days on, but not beyond now. */
function completed({ start, end }: Partial<DateRange>, now: Date): DateRange {
  const latest = start && daysBefore(start, -MAX_DAYS);
  const until = end ?? (latest && latest < now ? latest : now);
  return { start: start ?? daysBefore(until, MAX_DAYS), end: until };
}

function limitProblems({ start, end }: DateRange, now: Date): string[] {
  const length = end.getTime() - start.getTime();
  const age = now.getTime() - start.getTime();
  return [
    ...(length < 0
      ? [`end-time (${end.toISOString()}) is before start-time (${start.toISOString()})`]
      : []),
    ...(length > MAX_DAYS * DAY
      ? [
          `start-time and end-time are ${days(length)} days apart: expected at most ${MAX_DAYS} days`,
        ]
      : []),
    ...(age < -LATE_MS ? [`start-time (${start.toISOString()}) is in the future`] : []),
    ...(age >= MAX_AGE_DAYS * DAY
      ? [
          `start-time (${start.toISOString()}) is ${days(age)} days ago: expected less than ${MAX_AGE_DAYS} days`,
        ]
      : []),
  ];
}

/** Rounded up, so that what is a little too long never reads as just long enough. */
const days = (millis: number) => Math.ceil((millis / DAY) * 10) / 10;
