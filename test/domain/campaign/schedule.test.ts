import { describe, expect, it } from 'vitest';
import type { WrittenCampaign } from '../../../src/domain/campaign/index.ts';
import { banner, mail, problems } from './campaign.ts';

type Schedule = NonNullable<WrittenCampaign['Schedule']>;
const filter = (values: string[], rest: object = {}): NonNullable<Schedule['EventFilter']> => ({
  FilterType: 'SYSTEM',
  Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: values }, ...rest },
});
const of = (base: WrittenCampaign, given: Partial<Schedule>, before?: WrittenCampaign) =>
  problems({ ...base, Schedule: { StartTime: 'IMMEDIATE', ...base.Schedule, ...given } }, before);

describe('a schedule that is taken', () => {
  it.each<Partial<Schedule>>([
    { StartTime: 'IMMEDIATE' },
    { StartTime: '2026-12-01T00:00:00+02:00' },
    { StartTime: '2026-11-30T11:58:00Z' },
    { StartTime: '2026-11-30T02:00:00Z', IsLocalTime: true },
    { StartTime: 'IMMEDIATE', EndTime: '2026-11-30T12:00:00.001Z' },
    { Frequency: 'HOURLY', EndTime: '2027-01-01T00:00:00Z' },
    { IsLocalTime: true, Timezone: 'UTC+05:45' },
    { Timezone: 'UTC' },
    { Timezone: 'UTC-11' },
    { QuietTime: { Start: '22:00', End: '06:30' } },
    { QuietTime: {} },
    { Frequency: 'EVENT', EventFilter: filter(['_session.start']) },
  ])('%o', (given) => {
    expect(of(mail, given)).toEqual([]);
  });
});

describe('a schedule that is refused', () => {
  it.each<[WrittenCampaign, Partial<Schedule>, string]>([
    [mail, { StartTime: 'soon' }, 'Schedule.StartTime is "soon": expected IMMEDIATE or an ISO'],
    [mail, { StartTime: '2026-12-01T09:00:00' }, 'Schedule.StartTime is "2026-12-01T09:00:00"'],
    [
      mail,
      { StartTime: '2026-11-30T11:00:00Z' },
      'Schedule.StartTime 2026-11-30T11:00:00Z has passed: expected a time to come, or IMMEDIATE',
    ],
    [
      mail,
      { StartTime: '2026-11-29T23:00:00Z', IsLocalTime: true },
      'Schedule.StartTime 2026-11-29T23:00:00Z has passed',
    ],
    [mail, { StartTime: 'immediate' }, 'Schedule.StartTime is "immediate"'],
    [mail, { EndTime: '2027-02-30T00:00:00Z' }, 'Schedule.EndTime is "2027-02-30T00:00:00Z"'],
    [
      mail,
      { EndTime: '2026-12-01T09:00:00Z' },
      'Schedule.EndTime 2026-12-01T09:00:00Z must be after StartTime 2026-12-01T09:00:00Z',
    ],
    [
      mail,
      { StartTime: 'IMMEDIATE', EndTime: '2026-11-30T12:00:00Z' },
      'Schedule.EndTime 2026-11-30T12:00:00Z has passed',
    ],
    [mail, { Timezone: 'UTC-01' }, 'Schedule.Timezone is "UTC-01": expected one of UTC, UTC+01'],
    [mail, { Timezone: 'Europe/Berlin' }, 'Schedule.Timezone is "Europe/Berlin"'],
    [
      mail,
      { StartTime: 'IMMEDIATE', IsLocalTime: true },
      'Schedule.IsLocalTime needs a time of day: StartTime is IMMEDIATE',
    ],
    [
      banner,
      { StartTime: '2026-12-01T09:00:00Z', IsLocalTime: true },
      "Schedule.IsLocalTime can't go with IN_APP_EVENT",
    ],
    [
      mail,
      { QuietTime: { Start: '22:00' } },
      'Schedule.QuietTime.End is "": expected a time of day such as 22:00',
    ],
    [
      mail,
      { QuietTime: { Start: '9:00', End: '24:00' } },
      'Schedule.QuietTime.Start is "9:00": expected a time of day such as 22:00; Schedule.QuietTime.End is "24:00"',
    ],
    [
      mail,
      { EventFilter: filter(['x']) },
      'Schedule.EventFilter needs the Frequency EVENT or IN_APP_EVENT, and it is ONCE',
    ],
    [
      mail,
      { Frequency: undefined, EventFilter: filter(['x']) },
      'and it is ONCE (as none is given)',
    ],
    [
      mail,
      { Frequency: 'EVENT' },
      'Schedule.EventFilter is missing: the Frequency EVENT needs one',
    ],
    [banner, { EventFilter: undefined }, 'the Frequency IN_APP_EVENT needs one'],
    [
      banner,
      { EventFilter: filter([]) },
      'Schedule.EventFilter.Dimensions.EventType.Values is empty: name at least one event type',
    ],
    [
      banner,
      { EventFilter: { FilterType: 'ENDPOINT', Dimensions: {} } },
      'Schedule.EventFilter.Dimensions.EventType.Values is empty',
    ],
    [
      banner,
      {
        EventFilter: {
          FilterType: 'ENDPOINT',
          Dimensions: { EventType: { DimensionType: 'EXCLUSIVE', Values: ['x'] } },
        },
      },
      'Schedule.EventFilter.Dimensions.EventType must be INCLUSIVE',
    ],
    [
      banner,
      {
        EventFilter: filter(['x'], {
          Metrics: { price: { ComparisonOperator: 'ABOVE', Value: 1 } },
        }),
      },
      'Schedule.EventFilter.Dimensions.Metrics.price.ComparisonOperator is "ABOVE"',
    ],
    [
      banner,
      { EventFilter: filter(['x'], { Attributes: { plan: { Values: [] } } }) },
      'Schedule.EventFilter.Dimensions.Attributes.plan.Values is empty',
    ],
  ])('%#: %o %o', (base, given, message) => {
    expect(of(base, given).join('; ')).toContain(message);
  });

  it("a treatment's that makes the campaign two kinds at once", () => {
    const inApp = {
      ...mail,
      AdditionalTreatments: [{ SizePercent: 5, Schedule: banner.Schedule }],
    };
    expect(problems(inApp)).toEqual([
      'AdditionalTreatments[0].Schedule.Frequency makes this a campaign of another kind (in-app) than the campaign itself (scheduled)',
    ]);
  });
});

it('lets a campaign that is over keep its end', () => {
  const over = { ...mail, Schedule: { StartTime: 'IMMEDIATE', EndTime: '2026-11-01T00:00:00Z' } };
  expect(problems(over, over)).toEqual([]);
  expect(problems(over, mail)).toEqual(['Schedule.EndTime 2026-11-01T00:00:00Z has passed']);
});

it('lets a campaign that has begun keep its start', () => {
  const Schedule = { StartTime: '2026-11-01T00:00:00Z', Frequency: 'DAILY' as const };
  const begun = { ...mail, Schedule };
  expect(problems({ ...begun, Schedule: { ...Schedule, Frequency: 'WEEKLY' } }, begun)).toEqual([]);
  expect(problems(begun, mail)).toEqual([
    'Schedule.StartTime 2026-11-01T00:00:00Z has passed: expected a time to come, or IMMEDIATE',
  ]);
});
