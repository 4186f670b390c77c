import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

/** The number that the whole text is, with its country code; undefined for any other text. */
export function readNumber(text: string, country?: CountryCode): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, { extract: false, defaultCountry: country });
}

/** The country of a number in international form, as ISO 3166-1 alpha-2; some numbers belong to none. */
export function countryOf(number: string): string | undefined {
  return readNumber(number)?.country;
}

/** A number in E.164 form that the plan of its country has room for. It need not be in use. */
export function isE164(text: string): boolean {
  const number = readNumber(text);
  return number?.number === text && number.isPossible();
}

/** ISO 3166-1 alpha-2, in any case. */
export function readCountry(text: string): CountryCode | undefined {
  const code = text.toUpperCase();
  return isSupportedCountry(code) ? code : undefined;
}
