import { describe, expect, it } from 'vitest';
import { journeyCaps } from '../../../src/domain/sending/index.ts';

describe('the caps on a message of a journey', () => {
  it('are none without limits, and none at 0', () => {
    const off = { DailyCap: 0, TotalCap: 0, TimeframeCap: { Cap: 0, Days: 0 } };
    expect(journeyCaps(undefined, {})).toEqual([]);
    expect(journeyCaps(off, { JourneyLimits: off, Limits: { Daily: 0 } })).toEqual([]);
  });

  it("count this journey's messages for its own limits", () => {
    const limits = { DailyCap: 2, TotalCap: 9, TimeframeCap: { Cap: 5, Days: 7 } };
    expect(journeyCaps(limits, {})).toEqual([
      { reason: 'DAILY_CAP', most: 2, hours: 24, counts: 'this journey' },
      { reason: 'TIMEFRAME_CAP', most: 5, hours: 168, counts: 'this journey' },
      { reason: 'TOTAL_CAP', most: 9, counts: 'this journey' },
    ]);
  });

  it("count all journeys' messages for the project's defaults, in all those of the one journey", () => {
    const defaults = { DailyCap: 2, TotalCap: 9, TimeframeCap: { Cap: 5, Days: 7 } };
    expect(journeyCaps(undefined, { JourneyLimits: defaults })).toEqual([
      { reason: 'DAILY_CAP', most: 2, hours: 24, counts: 'all journeys' },
      { reason: 'TIMEFRAME_CAP', most: 5, hours: 168, counts: 'all journeys' },
      { reason: 'TOTAL_CAP', most: 9, counts: 'this journey' },
    ]);
  });

  it('of the journey replace the defaults of the same name, also by none at all', () => {
    const defaults = { DailyCap: 2, TotalCap: 9, TimeframeCap: { Cap: 5, Days: 7 } };
    const settings = { JourneyLimits: defaults };
    expect(journeyCaps({ DailyCap: 4, TotalCap: 0, TimeframeCap: {} }, settings)).toEqual([
      { reason: 'DAILY_CAP', most: 4, hours: 24, counts: 'this journey' },
    ]);
  });

  it('of the project over campaigns and journeys hold besides', () => {
    expect(journeyCaps({ DailyCap: 4 }, { Limits: { Daily: 1 } })).toEqual([
      { reason: 'DAILY_CAP', most: 1, hours: 24, counts: 'campaigns and journeys' },
      { reason: 'DAILY_CAP', most: 4, hours: 24, counts: 'this journey' },
    ]);
  });
});
