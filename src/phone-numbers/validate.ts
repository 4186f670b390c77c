import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import type { Ctx } from '../context.ts';
import { ValidationError } from '../errors.ts';
import type { In, Out } from '../wire.ts';
import { readCountry, readNumber } from './phone-number.ts';
import { INVALID, phoneType } from './phone-type.ts';
import { timeZoneOf } from './time-zone.ts';

const MAX_NUMBER = 100;
const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/**
 * What the number plan of its country says of a number. Nobody is asked: what only a carrier knows (Carrier,
 * City, County, ZipCode, PREPAID) is absent.
 */
export async function phoneNumberValidate(
  ctx: Ctx,
  { NumberValidateRequest: request }: In<'PhoneNumberValidate'>,
): Promise<Out<'PhoneNumberValidate'>> {
  const { PhoneNumber: text, IsoCountryCode: iso } = request;
  const country = iso ? readCountry(iso) : undefined;
  const problems = [
    ...(text ? [] : ['PhoneNumber: is required']),
    ...(text && text.length > MAX_NUMBER
      ? [`PhoneNumber has ${text.length} characters: expected at most ${MAX_NUMBER}`]
      : []),
    ...(iso && !country
      ? [`IsoCountryCode is "${iso}": expected an ISO 3166-1 alpha-2 code of a country, such as US`]
      : []),
  ];
  if (!text || problems.length > 0) throw new ValidationError(problems);

  const original = { OriginalPhoneNumber: text, OriginalCountryCodeIso2: country };
  const number = findValid(text, country);
  return number
    ? { ...original, ...phoneType(number.getType()), ...describe(number, ctx.now()) }
    : { ...original, ...INVALID };
}

/** As it is written in that country, or else in international form, also without its plus sign. */
function findValid(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
  const international = text.replace(/^\s*\+?/, '+');
  return [readNumber(text, country), readNumber(international)].find((number) => number?.isValid());
}

function describe(number: PhoneNumber, now: Date): Out<'PhoneNumberValidate'> {
  const { country } = number;
  return {
    CleansedPhoneNumberE164: number.number,
    CleansedPhoneNumberNational: number.nationalNumber,
    CountryCodeNumeric: number.countryCallingCode,
    ...(country && {
      CountryCodeIso2: country,
      Country: COUNTRY_NAMES.of(country),
      Timezone: timeZoneOf(country, now),
    }),
  };
}
