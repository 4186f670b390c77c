import { describe, expect, it } from 'vitest';
import type { WrittenCampaign } from '../../../src/domain/campaign/index.ts';
import { banner, mail, problems } from './campaign.ts';

const treatments = (...sizes: number[]): WrittenCampaign => ({
  AdditionalTreatments: sizes.map((SizePercent) => ({ SizePercent })),
});

it('finds nothing wrong with what a campaign needs', () => {
  expect(problems(mail)).toEqual([]);
  expect(problems(banner)).toEqual([]);
});

it('finds nothing wrong with every limit used to the full', () => {
  expect(
    problems({
      ...mail,
      ...treatments(20, 20, 20, 20),
      HoldoutPercent: 20,
      Priority: 5,
      Name: 'ä'.repeat(150),
      Hook: { Mode: 'FILTER', WebUrl: 'https://example.com/filter?a=b' },
      Limits: {
        Daily: 100,
        Total: 0,
        Session: 100,
        MaximumDuration: 60,
        MessagesPerSecond: 20_000,
      },
    }),
  ).toEqual([]);
});

it('tells all problems at once', () => {
  expect(problems({})).toEqual([
    'Name is missing',
    'SegmentId is missing',
    'Schedule is missing',
    'MessageConfiguration and TemplateConfiguration are empty: there is nothing to send',
  ]);
});

describe('what is refused', () => {
  it.each<[WrittenCampaign, string]>([
    [{ Name: '  ' }, 'Name is "  ": expected 1 to 150 characters, not only spaces'],
    [{ Name: 'x'.repeat(151) }, `expected 1 to 150 characters`],
    [{ SegmentVersion: 0 }, 'SegmentVersion is 0: expected a whole number from 1'],
    [{ Priority: 0 }, 'Priority is 0: expected a whole number from 1 to 5'],
    [{ Priority: 6 }, 'Priority is 6'],
    [{ Limits: { Daily: 101 } }, 'Limits.Daily is 101: expected a whole number from 0 to 100'],
    [{ Limits: { Total: -1 } }, 'Limits.Total is -1'],
    [{ Limits: { Session: 101 } }, 'Limits.Session is 101'],
    [{ Limits: { MaximumDuration: 59 } }, 'Limits.MaximumDuration is 59'],
    [{ Limits: { MessagesPerSecond: 20_001 } }, 'Limits.MessagesPerSecond is 20001'],
    [
      { Hook: { LambdaFunctionName: 'filter' } },
      'Hook.LambdaFunctionName is "filter": Lambda functions can\'t be called from here, use WebUrl',
    ],
    [{ Hook: { WebUrl: 'mailto:a@b.c' } }, 'Hook.WebUrl is "mailto:a@b.c": expected an http'],
    [{ Hook: { Mode: 'DELIVERY', WebUrl: 'https://a.b' } }, 'Hook.Mode is "DELIVERY"'],
    [{ HoldoutPercent: 101 }, 'HoldoutPercent is 101: expected a whole number from 0 to 100'],
    [treatments(-1), 'AdditionalTreatments[0].SizePercent is -1'],
    [treatments(0, 101), 'AdditionalTreatments[1].SizePercent is 101'],
    [treatments(1, 1, 1, 1, 1), 'AdditionalTreatments has 5 treatments: expected at most 4'],
    [
      { ...treatments(40, 40), HoldoutPercent: 21 },
      'HoldoutPercent and the SizePercent of AdditionalTreatments add up to 101',
    ],
    [{ Description: 'a\0b' }, 'Description has a NUL or half a surrogate pair'],
  ])('%#: %o', (given, message) => {
    expect(problems({ ...mail, ...given }).join('; ')).toContain(message);
  });

  it('a hook of a campaign that sends nothing', () => {
    expect(problems({ ...banner, Hook: { WebUrl: 'https://example.com' } })).toEqual([
      "Hook can't go with Schedule.Frequency IN_APP_EVENT: nothing is sent",
    ]);
    expect(problems({ ...banner, Hook: { Mode: 'FILTER' } })).toEqual([]);
  });

  it("a treatment's own part under its own path, and an inherited part once", () => {
    const EndTime = '2026-11-01T00:00:00Z';
    const wrong = { ...mail.Schedule, StartTime: 'now', EndTime };
    expect(
      problems({
        ...mail,
        MessageConfiguration: {},
        AdditionalTreatments: [
          { SizePercent: 10, Schedule: wrong },
          { SizePercent: 10, CustomDeliveryConfiguration: { DeliveryUri: 'lambda' } },
          { SizePercent: 10 },
        ],
      }),
    ).toEqual([
      'MessageConfiguration and TemplateConfiguration are empty: there is nothing to send',
      expect.stringContaining('AdditionalTreatments[0].Schedule.StartTime is "now"'),
      'AdditionalTreatments[0].Schedule.EndTime 2026-11-01T00:00:00Z has passed',
      expect.stringContaining(
        'AdditionalTreatments[1].CustomDeliveryConfiguration.DeliveryUri is "lambda"',
      ),
    ]);
  });
});
