import type { NumberType } from 'libphonenumber-js/max';

interface PhoneType {
  readonly PhoneType: 'MOBILE' | 'LANDLINE' | 'VOIP' | 'INVALID' | 'OTHER' | 'PREPAID';
  readonly PhoneTypeCode: 0 | 1 | 2 | 3 | 4 | 5;
}

const MOBILE: PhoneType = { PhoneType: 'MOBILE', PhoneTypeCode: 0 };
const LANDLINE: PhoneType = { PhoneType: 'LANDLINE', PhoneTypeCode: 1 };
const VOIP: PhoneType = { PhoneType: 'VOIP', PhoneTypeCode: 2 };
export const INVALID: PhoneType = { PhoneType: 'INVALID', PhoneTypeCode: 3 };
const OTHER: PhoneType = { PhoneType: 'OTHER', PhoneTypeCode: 4 };

/** PREPAID (5) is missing: only a carrier knows. */
const TYPES: Record<Exclude<NumberType, undefined>, PhoneType> = {
  MOBILE,
  // In North America no number plan tells the two apart. Who asks wants to know whether a text can go there.
  FIXED_LINE_OR_MOBILE: MOBILE,
  FIXED_LINE: LANDLINE,
  VOIP,
  PAGER: OTHER,
  PERSONAL_NUMBER: OTHER,
  PREMIUM_RATE: OTHER,
  SHARED_COST: OTHER,
  TOLL_FREE: OTHER,
  UAN: OTHER,
  VOICEMAIL: OTHER,
};

/** What a number plan says of a number, in the words of the wire. */
export function phoneType(type: NumberType): PhoneType {
  return type ? TYPES[type] : OTHER;
}
