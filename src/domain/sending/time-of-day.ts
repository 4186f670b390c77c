const FORM = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const MINUTE = 60_000;

export const DAY = 1_440 * MINUTE;

/** Milliseconds since midnight of a time such as 22:30; the end of the day is 24:00. Undefined for anything else. */
export function timeOfDay(text: string | undefined): number | undefined {
  const match = text === undefined ? null : FORM.exec(text);
  if (!match) return undefined;
  const [, hours, minutes] = match;
  return hours === undefined ? DAY : (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
