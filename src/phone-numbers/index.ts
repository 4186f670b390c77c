export { countryOf, isE164 } from './phone-number.ts';
export { phoneNumberValidate } from './validate.ts';
