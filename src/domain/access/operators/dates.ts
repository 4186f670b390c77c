import { INSTANT_FORM, parseInstant } from '../../instant.ts';
import { compared, is, isNot } from './operator.ts';

const LAST_SECOND = 253_402_300_799;

function parse(text: string): number | undefined {
  if (/^\d{1,12}$/.test(text) && Number(text) <= LAST_SECOND) return Number(text) * 1000;
  const instant = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  return parseInstant(instant)?.getTime();
}

const date = (fits: (actual: number, wanted: number) => boolean) =>
  compared(`${INSTANT_FORM}, a date, or seconds since 1970`, parse, fits);

export const DATES = {
  DateEquals: is(date((actual, wanted) => actual === wanted)),
  DateNotEquals: isNot(date((actual, wanted) => actual === wanted)),
  DateLessThan: is(date((actual, wanted) => actual < wanted)),
  DateLessThanEquals: is(date((actual, wanted) => actual <= wanted)),
  DateGreaterThan: is(date((actual, wanted) => actual > wanted)),
  DateGreaterThanEquals: is(date((actual, wanted) => actual >= wanted)),
};
