import { IANAZone } from 'luxon';

/** Node's name for it has changed: it was a property, and is a method. */
interface ZonedLocale extends Intl.Locale {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

/**
 * The time zone of a country, where all of it has the same time in winter and summer of this year; undefined
 * where the number would have to say more than its country.
 */
export function timeZoneOf(country: string, now: Date): string | undefined {
  const locale: ZonedLocale = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  const year = now.getUTCFullYear();
  const clocks = zones.map((name) => {
    const zone = IANAZone.create(name);
    return [0, 6].map((month) => zone.offset(Date.UTC(year, month))).join();
  });
  return new Set(clocks).size === 1 ? zones[0] : undefined;
}
