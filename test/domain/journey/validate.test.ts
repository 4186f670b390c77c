import { describe, expect, it } from 'vitest';
import type { JourneyDefinition } from '../../../src/domain/journey/definition.ts';
import { publishProblems } from '../../../src/domain/journey/validate.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

const valid: JourneyDefinition = {
  Name: 'Welcome',
  StartCondition: { SegmentStartCondition: { SegmentId: 's1' } },
  StartActivity: 'hello',
  Activities: {
    hello: { EMAIL: { TemplateName: 'hello', NextActivity: 'pause' } },
    pause: { Wait: { WaitTime: { WaitFor: 'P1D' }, NextActivity: 'opened' } },
    opened: {
      ConditionalSplit: {
        Condition: {
          Conditions: [
            {
              EventCondition: {
                Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['_email.open'] } },
                MessageActivity: 'hello',
              },
            },
          ],
        },
        TrueActivity: 'thanks',
        FalseActivity: 'remind',
      },
    },
    thanks: { PUSH: { TemplateName: 'thanks' } },
    remind: { SMS: { TemplateName: 'remind' } },
  },
};

const withStep = (id: string, step: object): JourneyDefinition => ({
  ...valid,
  Activities: { ...valid.Activities, [id]: step },
});

const problemsOf = (definition: JourneyDefinition) => publishProblems(definition, NOW);

describe('publishing a journey', () => {
  it('accepts a complete graph', () => {
    expect(problemsOf(valid)).toEqual([]);
  });

  it('names a next step that does not exist', () => {
    expect(
      problemsOf(withStep('hello', { EMAIL: { TemplateName: 't', NextActivity: 'nowhere' } })),
    ).toContain('Activities.hello leads to "nowhere", and there is no such step');
  });

  it('takes an id such as constructor for the missing step that it is', () => {
    expect(
      problemsOf(withStep('hello', { EMAIL: { TemplateName: 't', NextActivity: 'constructor' } })),
    ).toContain('Activities.hello leads to "constructor", and there is no such step');
  });

  it('names steps that nothing leads to', () => {
    expect(problemsOf(withStep('island', { SMS: { TemplateName: 't' } }))).toEqual([
      `These steps can't be reached from "hello": island`,
    ]);
  });

  it('refuses a loop and shows it', () => {
    const problems = problemsOf(
      withStep('remind', { Wait: { WaitTime: { WaitFor: 'PT1H' }, NextActivity: 'pause' } }),
    );
    expect(problems.join()).toContain('pause → opened → remind → pause');
  });

  it('refuses percentages that do not add up to 100', () => {
    const problems = problemsOf(
      withStep('thanks', {
        RandomSplit: { Branches: [{ Percentage: 50 }, { Percentage: 40, NextActivity: 'remind' }] },
      }),
    );
    expect(problems).toEqual([
      'Activities.thanks.RandomSplit.Branches add up to 90 percent: expected exactly 100',
    ]);
  });

  it('refuses a condition about a message that comes later', () => {
    const problems = problemsOf({
      ...valid,
      StartActivity: 'opened',
      Activities: {
        ...valid.Activities,
        remind: { SMS: { TemplateName: 'remind', NextActivity: 'hello' } },
        hello: { EMAIL: { TemplateName: 'hello', NextActivity: 'pause' } },
        pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
      },
    });
    expect(problems).toEqual([
      'Activities.opened asks about the message of "hello", which does not come before it',
    ]);
  });

  it.each([
    [{}, 'has no kind'],
    [{ SMS: { TemplateName: 't' }, Holdout: { Percentage: 5 } }, 'has SMS and Holdout'],
    [{ SMS: {} }, 'TemplateName is missing'],
    [{ Wait: { WaitTime: { WaitFor: '1 day' } } }, 'expected an ISO 8601 duration'],
    [{ Wait: { WaitTime: { WaitUntil: '2026-04-01T09:00:00' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitFor: 'P1D', WaitUntil: '2026-04-01T09:00:00Z' } } }, 'not both'],
    [{ Wait: {} }, 'must have WaitFor or WaitUntil'],
    [{ Wait: { WaitTime: { WaitUntil: '2030-W05-4T09:00:00Z' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitUntil: '20300131T090000Z' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitUntil: '2030-01-31' } } }, 'with zone'],
    [{ Wait: { WaitTime: { WaitFor: 'P300000Y' } } }, 'expected an ISO 8601 duration'],
    [{ CUSTOM: { DeliveryUri: 'https://x.example', TemplateName: 't' } }, 'no template'],
    [{ Holdout: { Percentage: 101 } }, 'expected a whole number from 0 to 100'],
    [{ MultiCondition: { Branches: [] } }, 'expected 1 to 4'],
    [{ ConditionalSplit: {} }, 'at least one is needed'],
    [{ ConditionalSplit: { Condition: { Conditions: [{}] } } }, 'expected exactly one of'],
    [{ CUSTOM: { DeliveryUri: 'ftp://x' } }, 'must start with https://'],
    [{ RandomSplit: { Branches: [{ Percentage: 100 }] } }, 'expected 2 to 5'],
  ])('refuses the step %j', (step, message) => {
    expect(problemsOf(withStep('remind', step)).join()).toContain(message);
  });

  it('tells all problems at once', () => {
    const problems = problemsOf({
      Name: 'x',
      Schedule: { EndTime: '2020-01-01T00:00:00Z' },
      Activities: { a: { SMS: {} }, b: { Wait: {} } },
      StartActivity: 'a',
    });
    expect(problems).toHaveLength(5);
  });

  it('refuses rules that are not acted on yet, and only when they are set', () => {
    const refused = { JourneyChannelSettings: { ConnectCampaignArn: 'arn:aws:connect:x' } };
    const off = { JourneyChannelSettings: {} };
    expect(problemsOf({ ...valid, ...off })).toEqual([]);
    expect(problemsOf({ ...valid, ...refused })).toEqual([
      `JourneyChannelSettings is not acted on by this version of Cairn: leave it out`,
    ]);
  });

  it('accepts the rules of sending', () => {
    const hours = { MONDAY: [{ StartTime: '09:00', EndTime: '12:00' }] };
    const rules = {
      Limits: {
        DailyCap: 3,
        TotalCap: 0,
        TimeframeCap: { Cap: 5, Days: 7 },
        EndpointReentryCap: 2,
        EndpointReentryInterval: 'P1D',
        MessagesPerSecond: 50,
      },
      QuietTime: { Start: '22:00', End: '08:00' },
      WaitForQuietTime: true,
      SendingSchedule: true,
      OpenHours: { EMAIL: hours },
      ClosedDays: {
        SMS: [{ StartDateTime: '2026-12-25T00:00', EndDateTime: '2026-12-26T00:00' }],
      },
      TimezoneEstimationMethods: ['PHONE_NUMBER'],
    };
    expect(problemsOf({ ...valid, ...rules })).toEqual([]);
  });

  it('tells everything that is wrong with limits', () => {
    const Limits = {
      DailyCap: -1,
      TotalCap: 101,
      TimeframeCap: { Cap: 5 },
      EndpointReentryCap: 1.5,
      EndpointReentryInterval: 'a day',
      MessagesPerSecond: 20_001,
    };
    const told = problemsOf({ ...valid, Limits }).join('\n');
    for (const member of Object.keys(Limits)) expect(told).toContain(`Limits.${member}`);
    expect(problemsOf({ ...valid, Limits })).toHaveLength(6);
  });

  const night = { Start: '22:00', End: '08:00' };
  const rule = (range: object) => ({
    QuietTime: night,
    SendingSchedule: true,
    OpenHours: { EMAIL: { MONDAY: [range] } },
  });
  const day = (entry: object) => ({
    QuietTime: night,
    SendingSchedule: true,
    ClosedDays: { SMS: [entry] },
  });
  it.each([
    [{ QuietTime: { Start: '10pm', End: '08:00' } }, /QuietTime.Start is "10pm"/],
    [rule({ StartTime: '9:00', EndTime: '25:00' }), /MONDAY\[0\].StartTime.*MONDAY\[0\].EndTime/],
    [rule({ StartTime: '24:00', EndTime: '10:00' }), /StartTime is "24:00"/],
    [rule({ StartTime: '09:00', EndTime: '09:00' }), /begins and ends at 09:00/],
    [rule({ StartTime: '23:00', EndTime: '07:00' }), /OpenHours.EMAIL never opens/],
    [
      { ...rule({ StartTime: '09:00', EndTime: '12:00' }), SendingSchedule: false },
      /OpenHours needs SendingSchedule/,
    ],
    [
      { ...rule({ StartTime: '09:00', EndTime: '12:00' }), QuietTime: {} },
      /OpenHours needs QuietTime/,
    ],
    [
      day({ StartDateTime: '25 December', EndDateTime: '2026-02-30T00:00' }),
      /SMS\[0\].StartDateTime.*SMS\[0\].EndDateTime/,
    ],
    [day({ StartDateTime: '2026-12-26T00:00', EndDateTime: '2026-12-25T00:00' }), /must be after/],
    [
      day({ StartDateTime: '2026-12-25T00:00', EndDateTime: '2026-12-26T00:00Z' }),
      /zone in one of/,
    ],
    [
      { TimezoneEstimationMethods: ['POSTAL_CODE'] },
      /POSTAL_CODE: this version of Cairn has no table/,
    ],
  ])('refuses the rules of sending %j', (rules, told) => {
    expect(problemsOf({ ...valid, ...rules }).join('; ')).toMatch(told);
  });

  it('refuses more ranges and closed days than anybody has use for', () => {
    const range = { StartTime: '09:00', EndTime: '10:00' };
    const entry = { StartDateTime: '2026-12-25T00:00', EndDateTime: '2026-12-26T00:00' };
    const rules = {
      QuietTime: night,
      SendingSchedule: true,
      OpenHours: { EMAIL: { MONDAY: Array.from({ length: 5 }, () => range) } },
      ClosedDays: { PUSH: Array.from({ length: 21 }, () => entry) },
    };
    expect(problemsOf({ ...valid, ...rules })).toEqual([
      'OpenHours.EMAIL.MONDAY has 5 ranges: expected at most 4',
      'ClosedDays.PUSH has 21 entries: expected at most 20',
    ]);
  });
});
