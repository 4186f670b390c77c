import { IANAZone } from 'luxon';

/** One moment of each month of twelve years: zones that agree at all of them are one zone to a recipient. */
const SAMPLES = Array.from({ length: 144 }, (_, month) => Date.UTC(2026, month, 15, 12));

// What follows from the version of ICU alone, so any process may keep it.
const zones = new Map<string, string | undefined>();

/** The zone of a country (ISO 3166-1 alpha-2) whose clocks all show the same; undefined for any other. */
export function countryZone(country: string): string | undefined {
  if (!zones.has(country)) zones.set(country, onlyZone(zonesIn(country)));
  return zones.get(country);
}

function onlyZone([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  return others.every((other) => showTheSame(first, other)) ? first : undefined;
}

function showTheSame(a: string, b: string): boolean {
  const [one, other] = [IANAZone.create(a), IANAZone.create(b)];
  return SAMPLES.every((at) => one.offset(at) === other.offset(at));
}

/** Node's name for it has changed: it was a property, and is a method. */
interface ZonedLocale extends Intl.Locale {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

/** The zones of a country as ICU lists them. */
function zonesIn(country: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  const locale: ZonedLocale = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
