import { INSTANT_FORM, parseInstant } from '../instant.ts';
import { quietTimeProblems } from '../quiet-time.ts';
import { campaignKind, type CampaignKind, type Schedule } from './definition.ts';
import { eventFilterProblems } from './event-filter.ts';

/** The offsets that a campaign may start from. */
const TIMEZONES = [
  'UTC',
  'UTC+01',
  'UTC+02',
  'UTC+03',
  'UTC+03:30',
  'UTC+04',
  'UTC+04:30',
  'UTC+05',
  'UTC+05:30',
  'UTC+05:45',
  'UTC+06',
  'UTC+06:30',
  'UTC+07',
  'UTC+08',
  'UTC+09',
  'UTC+09:30',
  'UTC+10',
  'UTC+10:30',
  'UTC+11',
  'UTC+12',
  'UTC+13',
  'UTC-02',
  'UTC-03',
  'UTC-04',
  'UTC-05',
  'UTC-06',
  'UTC-07',
  'UTC-08',
  'UTC-09',
  'UTC-10',
  'UTC-11',
];
const IMMEDIATE = 'IMMEDIATE';
/** A client's clock may be late, and a request takes its time. */
const LATE_MS = 5 * 60_000;
/** By the clock on everybody's wall a time has passed when it has in UTC-12. */
const LAST_ZONE_MS = 12 * 3_600_000;

/** What a schedule is judged against. */
export interface ScheduleBounds {
  readonly now: Date;
  /** What the campaign itself is: all its treatments are of one kind. */
  readonly kind: CampaignKind;
  /** Starts and ends that were stored before: a campaign that has begun or is over can still be renamed. */
  readonly knownTimes: ReadonlySet<string>;
}

/** What is wrong with the schedule of a campaign or of one of its treatments. */
export function scheduleProblems(schedule: Schedule, path: string, bounds: ScheduleBounds) {
  const { Timezone: zone, QuietTime: quiet, IsLocalTime: local } = schedule;
  const kind = campaignKind(schedule);
  return [
    ...timeProblems(schedule, path, bounds),
    ...(zone && !TIMEZONES.includes(zone)
      ? [`${path}.Timezone is "${zone}": expected one of ${TIMEZONES.join(', ')}`]
      : []),
    ...(local && schedule.StartTime === IMMEDIATE
      ? [`${path}.IsLocalTime needs a time of day: StartTime is ${IMMEDIATE}`]
      : []),
    ...(local && kind === 'in-app'
      ? [`${path}.IsLocalTime can't go with IN_APP_EVENT: apps show the message at their own time`]
      : []),
    ...quietTimeProblems(`${path}.QuietTime`, quiet ?? {}),
    ...eventFilterProblems(schedule, `${path}.EventFilter`),
    ...(kind === bounds.kind
      ? []
      : [
          `${path}.Frequency makes this a campaign of another kind (${kind}) than the campaign itself (${bounds.kind})`,
        ]),
  ];
}

function timeProblems(
  { StartTime: start, EndTime: end, IsLocalTime: local }: Schedule,
  path: string,
  { now, knownTimes }: ScheduleBounds,
): string[] {
  const startsAt = start === IMMEDIATE ? undefined : parseInstant(start);
  const endsAt = end === undefined ? undefined : parseInstant(end);
  const earliest = now.getTime() - (local ? LAST_ZONE_MS : 0) - LATE_MS;
  return [
    ...(start === IMMEDIATE || startsAt
      ? []
      : [`${path}.StartTime is "${start}": expected ${IMMEDIATE} or ${INSTANT_FORM}`]),
    ...(startsAt && startsAt.getTime() < earliest && !knownTimes.has(start)
      ? [`${path}.StartTime ${start} has passed: expected a time to come, or ${IMMEDIATE}`]
      : []),
    ...(end === undefined || endsAt
      ? []
      : [`${path}.EndTime is "${end}": expected ${INSTANT_FORM}`]),
    ...(startsAt && endsAt && startsAt >= endsAt
      ? [`${path}.EndTime ${end} must be after StartTime ${start}`]
      : []),
    ...(end !== undefined && endsAt && endsAt <= now && !knownTimes.has(end)
      ? [`${path}.EndTime ${end} has passed`]
      : []),
  ];
}
