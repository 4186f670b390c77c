import { DateTime, Duration } from 'luxon';

/** True for an ISO 8601 duration above zero, such as PT1H or P3D. */
export function isDuration(text: string): boolean {
  const duration = Duration.fromISO(text);
  return duration.isValid && duration.toMillis() > 0;
}

/** True for an ISO 8601 instant with an offset or Z; a local time would mean another moment on each machine. */
export function isInstant(text: string): boolean {
  return DateTime.fromISO(text).isValid && /(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text);
}

/** Adds an ISO 8601 duration; months and days are calendar ones, counted in UTC. */
export function addDuration(from: Date, iso: string): Date {
  return DateTime.fromJSDate(from, { zone: 'utc' }).plus(Duration.fromISO(iso)).toJSDate();
}
