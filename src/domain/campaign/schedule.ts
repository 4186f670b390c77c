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

/** What a schedule is judged against. */
export interface ScheduleBounds {
  readonly now: Date;
  /** What the campaign itself is: all its treatments are of one kind. */
  readonly kind: CampaignKind;
  /** Ends that were stored before: a campaign that is over can still be renamed. */
  readonly knownEnds: ReadonlySet<string>;
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
  { StartTime: start, EndTime: end }: Schedule,
  path: string,
  { now, knownEnds }: ScheduleBounds,
): string[] {
  const startsAt = start === IMMEDIATE ? undefined : parseInstant(start);
  const endsAt = end === undefined ? undefined : parseInstant(end);
  return [
    ...(start === IMMEDIATE || startsAt
      ? []
      : [`${path}.StartTime is "${start}": expected ${IMMEDIATE} or ${INSTANT_FORM}`]),
    ...(end === undefined || endsAt
      ? []
      : [`${path}.EndTime is "${end}": expected ${INSTANT_FORM}`]),
    ...(startsAt && endsAt && startsAt >= endsAt
      ? [`${path}.EndTime ${end} must be after StartTime ${start}`]
      : []),
    ...(end !== undefined && endsAt && endsAt <= now && !knownEnds.has(end)
      ? [`${path}.EndTime ${end} has passed`]
      : []),
  ];
}
