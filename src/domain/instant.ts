import { IANAZone } from 'luxon';

// Years of four digits from 1970 on: both ends of what JavaScript, Postgres and the wire agree about.
const SHAPE = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/;
const END = Date.UTC(10_000, 0, 1);

export const INSTANT_FORM = 'an ISO 8601 date and time with zone, such as 2026-11-30T09:00:00.000Z';

/** The moment an ISO 8601 text with zone names; undefined for anything else, also for 30 February. */
export function parseInstant(text: string): Date | undefined {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  if (!day || !isDay(Number(year), Number(month), Number(day))) return undefined;
  const millis = Date.parse(text);
  return millis >= 0 && millis < END ? new Date(millis) : undefined;
}

// Date.parse would carry 30 February over into March.
function isDay(year: number, month: number, day: number): boolean {
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

// Asking the engine takes half a millisecond. There are some 600 names, but each may be spelt in many cases.
const MAX_ZONES = 5000;
const zones = new Set<string>();

/** True for a name of the IANA time zone database; an offset is not one, it knows no summer time. */
export function isZone(name: string): boolean {
  if (zones.has(name)) return true;
  const is = IANAZone.isValidSpecifier(name) && IANAZone.isValidZone(name);
  if (is && zones.size < MAX_ZONES) zones.add(name);
  return is;
}
