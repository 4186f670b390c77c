import type { QuietTime } from '../quiet-time.ts';
import type { HoursRule } from './hours-rule.ts';
import { DAY, timeOfDay } from './time-of-day.ts';

/**
 * No messages from Start to End, both included as the wire model says; over midnight when End comes before
 * Start. Undefined when it is off or not written as times.
 */
export function quietTimeRule({ Start, End }: QuietTime): HoursRule | undefined {
  const start = timeOfDay(Start);
  const end = timeOfDay(End);
  if (start === undefined || end === undefined) return undefined;
  return {
    allows({ wall }) {
      const time = modulo(wall, DAY);
      return start <= end ? time < start || time > end : time > end && time < start;
    },
    openings: (day) => [day * DAY + end + 1],
  };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
