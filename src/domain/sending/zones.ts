import parsePhoneNumber, { isSupportedCountry } from 'libphonenumber-js/max';
import type { ChannelType, Endpoint } from '../endpoint.ts';
import { isZone } from '../instant.ts';
import { countryZone } from './country-zones.ts';

const ESTIMATES = {
  PHONE_NUMBER: zoneOfNumber,
} satisfies Record<string, (recipient: Recipient) => string | undefined>;
export type ZoneEstimate = keyof typeof ESTIMATES;

type Recipient = Pick<Endpoint, 'channelType' | 'address' | 'demographic' | 'location'>;

const CALLED: readonly (ChannelType | undefined)[] = ['SMS', 'VOICE'];

/** A time zone, and how it was found: the recipient told it, or it was estimated. */
export interface FoundZone {
  readonly zone: string;
  readonly by: 'TOLD' | ZoneEstimate;
}

/**
 * The time zone of a recipient: the one it told; where it told none, the first that a method finds. What
 * is no zone counts as none and is not replaced by a guess.
 */
export function findZone(
  recipient: Recipient,
  methods: readonly string[] = [],
): FoundZone | undefined {
  const told = recipient.demographic.Timezone;
  if (told) return isZone(told) ? { zone: told, by: 'TOLD' } : undefined;
  for (const method of methods) {
    if (!isEstimate(method)) continue;
    const zone = ESTIMATES[method](recipient);
    if (zone) return { zone, by: method };
  }
  return undefined;
}

/** The zone alone. */
export function recipientZone(
  recipient: Recipient,
  methods: readonly string[] = [],
): string | undefined {
  return findZone(recipient, methods)?.zone;
}

export function isEstimate(method: string): method is ZoneEstimate {
  return Object.hasOwn(ESTIMATES, method);
}

/** Only what is certain: the number's country has one time zone. */
function zoneOfNumber({ channelType, address, location }: Recipient): string | undefined {
  if (!CALLED.includes(channelType) || !address) return undefined;
  const home = location.Country?.toUpperCase();
  const number = parsePhoneNumber(address, home && isSupportedCountry(home) ? home : undefined);
  return number?.country && countryZone(number.country);
}
