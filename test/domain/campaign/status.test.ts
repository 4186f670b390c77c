import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  campaignStatuses,
  inAppEnd,
  type CampaignDefinition,
} from '../../../src/domain/campaign/index.ts';
import { banner, mail, NOW } from './campaign.ts';

type Schedule = CampaignDefinition['Schedule'];
const complete = (given: Partial<CampaignDefinition>): CampaignDefinition => ({
  ...banner,
  Name: 'n',
  SegmentId: 's',
  SegmentVersion: 1,
  Schedule: { StartTime: 'IMMEDIATE', Frequency: 'IN_APP_EVENT' },
  ...given,
});
const inApp = (StartTime: string, EndTime?: string): Schedule => ({
  StartTime,
  EndTime,
  Frequency: 'IN_APP_EVENT',
});
const status = (given: Partial<CampaignDefinition>, segmentDeletedAt?: Date) =>
  campaignStatuses(complete(given), { now: NOW, segmentDeletedAt }).overall;
const BEFORE = '2026-11-30T11:59:59.999Z';
const AFTER = '2026-11-30T12:00:00.001Z';
const EXACTLY = NOW.toISOString();

describe('an in-app campaign', () => {
  it.each<[Partial<CampaignDefinition>, string]>([
    [{ Schedule: inApp('IMMEDIATE') }, 'EXECUTING'],
    [{ Schedule: inApp(AFTER) }, 'SCHEDULED'],
    [{ Schedule: inApp(EXACTLY) }, 'EXECUTING'],
    [{ Schedule: inApp(BEFORE, AFTER) }, 'EXECUTING'],
    [{ Schedule: inApp('2026-11-01T00:00:00Z', EXACTLY) }, 'COMPLETED'],
    [{ Schedule: inApp(BEFORE), IsPaused: true }, 'PAUSED'],
    [{ Schedule: inApp(AFTER), IsPaused: true }, 'PAUSED'],
    [{ Schedule: inApp('IMMEDIATE', BEFORE), IsPaused: true }, 'COMPLETED'],
    [{ Schedule: inApp(BEFORE), IsPaused: false }, 'EXECUTING'],
  ])('%#: %o is %s', (given, expected) => {
    expect(status(given)).toBe(expected);
  });

  it('goes with its segment, unless it was over before', () => {
    const Schedule = inApp('IMMEDIATE', BEFORE);
    expect(status({ Schedule: inApp('IMMEDIATE') }, NOW)).toBe('DELETED');
    expect(status({ Schedule, IsPaused: true }, new Date('2026-11-30T11:59:59Z'))).toBe('DELETED');
    expect(status({ Schedule }, NOW)).toBe('COMPLETED');
  });

  it('is completed when every treatment is, and runs while one runs', () => {
    const of = (...schedules: Schedule[]) => {
      const [first = inApp('IMMEDIATE'), ...others] = schedules;
      return campaignStatuses(
        complete({
          Schedule: first,
          AdditionalTreatments: others.map((one) => ({ SizePercent: 10, Schedule: one })),
        }),
        { now: NOW },
      );
    };
    const over = inApp('IMMEDIATE', BEFORE);
    const runs = inApp('IMMEDIATE');
    const later = inApp(AFTER);
    expect(of(over, over).overall).toBe('COMPLETED');
    expect(of(over, later).overall).toBe('SCHEDULED');
    const mixed = of(later, over, runs);
    expect(mixed.overall).toBe('EXECUTING');
    expect([...mixed.treatments]).toEqual([
      ['0', 'SCHEDULED'],
      ['1', 'COMPLETED'],
      ['2', 'EXECUTING'],
    ]);
  });
});

it('says PAUSED of every campaign that sends, whatever it says itself', () => {
  const frequency = fc.constantFrom<NonNullable<Schedule['Frequency']> | undefined>(
    ...([undefined, 'ONCE', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'EVENT'] as const),
  );
  const time = fc.constantFrom('IMMEDIATE', BEFORE, EXACTLY, AFTER);
  fc.assert(
    fc.property(frequency, time, fc.boolean(), (Frequency, StartTime, IsPaused) => {
      const { MessageConfiguration } = mail;
      const Schedule = { StartTime, Frequency };
      expect(status({ Schedule, IsPaused, MessageConfiguration })).toBe('PAUSED');
    }),
  );
  expect(status({ Schedule: { StartTime: 'IMMEDIATE' } }, NOW)).toBe('DELETED');
});

it('knows when the last treatment of an in-app campaign ends', () => {
  const end = (first: Schedule, ...others: Schedule[]) =>
    inAppEnd(
      complete({
        Schedule: first,
        AdditionalTreatments: others.map((one) => ({ SizePercent: 1, Schedule: one })),
      }),
    );
  expect(end(inApp('IMMEDIATE', BEFORE), inApp('IMMEDIATE', AFTER))).toEqual(new Date(AFTER));
  expect(end(inApp('IMMEDIATE', AFTER), inApp('IMMEDIATE', BEFORE))).toEqual(new Date(AFTER));
  expect(end(inApp('IMMEDIATE', AFTER), inApp('IMMEDIATE'))).toBeNull();
  expect(end(inApp('IMMEDIATE'), inApp('IMMEDIATE', AFTER))).toBeNull();
  expect(end({ StartTime: 'IMMEDIATE' })).toBeUndefined();
});
