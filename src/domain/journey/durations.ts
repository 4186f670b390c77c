import { DateTime, Duration } from 'luxon';
import { parseInstant } from '../instant.ts';

/** A century: beyond it nobody waits, and dates stop being dates. */
const LONGEST_YEARS = 100;

/** True for an ISO 8601 duration above zero and of at most a century, such as PT1H or P3D. */
export function isDuration(text: string): boolean {
  const duration = Duration.fromISO(text);
  return duration.isValid && duration.toMillis() > 0 && duration.as('years') <= LONGEST_YEARS;
}

/** True for an ISO 8601 date and time with zone; a local time would mean another moment on each machine. */
export function isInstant(text: string): boolean {
  return parseInstant(text) !== undefined;
}

/** Adds an ISO 8601 duration; months and days are calendar ones, counted in UTC. */
export function addDuration(from: Date, iso: string): Date {
  return DateTime.fromJSDate(from, { zone: 'utc' }).plus(Duration.fromISO(iso)).toJSDate();
}
