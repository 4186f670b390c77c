/**
 * What an attribute must look like to be compared as a time: ISO_INSTANT (UTC, with Z), or a date alone for
 * its midnight. JavaScript and Postgres read this pattern alike.
 */
export const INSTANT_PATTERN =
  '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])' +
  '(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?Z)?$';

const INSTANT = new RegExp(INSTANT_PATTERN);

/** `YYYY-MM-DDTHH:MM:SS.mmm`: text that sorts as time does; undefined for what is not an instant. */
export function instantKey(text: string): string | undefined {
  if (!INSTANT.test(text)) return undefined;
  if (text.length === 10) return `${text}T00:00:00.000`;
  const body = text.slice(0, -1);
  return (body.includes('.') ? body : `${body}.`).padEnd(23, '0').slice(0, 23);
}
