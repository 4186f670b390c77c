import { describe, expect, it } from 'vitest';
import { readRange, type AskedRange } from '../../../src/domain/kpi/index.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');

const read = (asked: AskedRange) => readRange(asked, NOW);
const range = (start: string, end: string) => ({
  range: { start: new Date(start), end: new Date(end) },
});

describe('the range of a metric', () => {
  it('is the 31 days before now unless it is said', () => {
    expect(read({})).toEqual(range('2026-10-22T12:00:00Z', '2026-11-22T12:00:00Z'));
  });

  it('begins 31 days before an end that is given alone', () => {
    expect(read({ EndTime: '2026-11-01T00:00:00Z' })).toEqual(
      range('2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z'),
    );
  });

  it('ends 31 days after a start that is given alone, or now', () => {
    expect(read({ StartTime: '2026-09-01T00:00:00Z' })).toEqual(
      range('2026-09-01T00:00:00Z', '2026-10-02T00:00:00Z'),
    );
    expect(read({ StartTime: '2026-11-20T00:00:00Z' })).toEqual(
      range('2026-11-20T00:00:00Z', '2026-11-22T12:00:00Z'),
    );
  });

  it('may be in any zone, may be one moment, and may reach into the future', () => {
    expect(
      read({ StartTime: '2026-11-01T01:00:00+01:00', EndTime: '2026-11-01T00:00:00.5Z' }),
    ).toEqual(range('2026-11-01T00:00:00Z', '2026-11-01T00:00:00.500Z'));
    const moment = '2026-11-01T00:00:00Z';
    expect(read({ StartTime: moment, EndTime: moment })).toEqual(range(moment, moment));
    expect(read({ StartTime: moment, EndTime: '2026-12-02T00:00:00Z' })).toEqual(
      range(moment, '2026-12-02T00:00:00Z'),
    );
  });

  it.each([
    [
      { StartTime: 'yesterday', EndTime: '2026-02-30T00:00:00Z' },
      'start-time is "yesterday": expected an ISO 8601 date and time with zone, such as 2026-11-30T09:00:00.000Z',
      'end-time is "2026-02-30T00:00:00Z": expected an ISO 8601 date and time with zone, such as 2026-11-30T09:00:00.000Z',
    ],
    [
      { StartTime: '2026-11-02T00:00:00Z', EndTime: '2026-11-01T00:00:00Z' },
      'end-time (2026-11-01T00:00:00.000Z) is before start-time (2026-11-02T00:00:00.000Z)',
    ],
    [
      { StartTime: '2026-10-01T00:00:00Z', EndTime: '2026-11-01T00:00:00.001Z' },
      'start-time and end-time are 31.1 days apart: expected at most 31 days',
    ],
    [
      { StartTime: '2026-08-24T12:00:00Z', EndTime: '2026-08-25T00:00:00Z' },
      'start-time (2026-08-24T12:00:00.000Z) is 90 days ago: expected less than 90 days',
    ],
    [
      { StartTime: '2025-01-01T00:00:00Z', EndTime: '2026-11-01T00:00:00Z' },
      'start-time and end-time are 669 days apart: expected at most 31 days',
      'start-time (2025-01-01T00:00:00.000Z) is 690.5 days ago: expected less than 90 days',
    ],
    [
      { EndTime: '2026-09-01T00:00:00Z' },
      'start-time (2026-08-01T00:00:00.000Z) is 113.5 days ago: expected less than 90 days',
    ],
  ])('is refused for %o', (asked, ...problems) => {
    expect(read(asked)).toEqual({ problems });
  });

  it('may begin just less than 90 days ago', () => {
    expect(read({ StartTime: '2026-08-24T12:00:00.001Z' })).toHaveProperty('range');
  });
});
