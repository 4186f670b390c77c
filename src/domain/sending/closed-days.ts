import { DateTime } from 'luxon';
import { parseInstant } from '../instant.ts';
import type { HoursRule, Moment } from './hours-rule.ts';
import { DAY } from './time-of-day.ts';

export interface ClosedDay {
  readonly Name?: string;
  readonly StartDateTime?: string;
  readonly EndDateTime?: string;
}

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/;
const MOST = 20;

/** A date and time as written: with a zone it is the same moment everywhere, without one that of each recipient. */
interface Edge {
  readonly local: boolean;
  readonly millis: number;
}

/** No messages from StartDateTime up to but not at EndDateTime. Undefined without any. */
export function closedDaysRule(days: readonly ClosedDay[]): HoursRule | undefined {
  const closed = days.flatMap(({ StartDateTime, EndDateTime }) => {
    const start = edgeOf(StartDateTime);
    const end = edgeOf(EndDateTime);
    return start && end ? [{ start, end }] : [];
  });
  if (closed.length === 0) return undefined;
  return {
    allows: (moment) =>
      !closed.some(({ start, end }) => isPast(start, moment) && !isPast(end, moment)),
    openings: (day, offset) =>
      closed
        .map(({ end }) => (end.local ? end.millis : end.millis + offset))
        .filter((wall) => Math.floor(wall / DAY) === day),
  };
}

/** What is wrong with the closed days of one channel. */
export function closedDaysProblems(days: readonly ClosedDay[], path: string): string[] {
  return [
    ...(days.length > MOST ? [`${path} has ${days.length} entries: expected at most ${MOST}`] : []),
    ...days.flatMap((day, i) => closedDayProblems(day, `${path}[${i}]`)),
  ];
}

function closedDayProblems({ StartDateTime, EndDateTime }: ClosedDay, path: string): string[] {
  const start = edgeOf(StartDateTime);
  const end = edgeOf(EndDateTime);
  if (!start || !end) {
    return Object.entries({ StartDateTime, EndDateTime }).flatMap(([name, text]) =>
      edgeOf(text)
        ? []
        : [
            `${path}.${name} is "${text ?? ''}": expected an ISO 8601 date and time such as 2026-12-25T00:00, which is that of each recipient, or one with a zone`,
          ],
    );
  }
  if (start.local !== end.local) {
    return [
      `${path} has a zone in one of StartDateTime and EndDateTime: expected it in both or none`,
    ];
  }
  return end.millis > start.millis ? [] : [`${path}.EndDateTime must be after StartDateTime`];
}

function edgeOf(text: string | undefined): Edge | undefined {
  if (text === undefined) return undefined;
  if (!LOCAL.test(text)) {
    const instant = parseInstant(text);
    return instant && { local: false, millis: instant.getTime() };
  }
  const local = DateTime.fromISO(text, { zone: 'utc' });
  return local.isValid ? { local: true, millis: local.toMillis() } : undefined;
}

function isPast({ local, millis }: Edge, { instant, wall }: Moment): boolean {
  return (local ? wall : instant) >= millis;
}
