import { DateTime, IANAZone } from 'luxon';

// Years of four digits from 1970 on: both ends of what JavaScript, Postgres and the wire agree about.
const SHAPE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
const END = Date.UTC(10_000, 0, 1);

export const INSTANT_FORM = 'an ISO 8601 date and time with zone, such as 2026-11-30T09:00:00.000Z';

/** The moment an ISO 8601 text with zone names; undefined for anything else, also for 30 February. */
export function parseInstant(text: string): Date | undefined {
  if (!SHAPE.test(text)) return undefined;
  const time = DateTime.fromISO(text);
  const millis = time.toMillis();
  return time.isValid && millis >= 0 && millis < END ? time.toJSDate() : undefined;
}

/** True for a name of the IANA time zone database; an offset is not one, it knows no summer time. */
export function isZone(name: string): boolean {
  return IANAZone.isValidSpecifier(name) && IANAZone.isValidZone(name);
}
