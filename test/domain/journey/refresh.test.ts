import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryEnds, nextRefresh } from '../../../src/domain/journey/index.ts';

const start = new Date('2026-01-31T09:00:00Z');
const next = (interval: string, now: string) =>
  nextRefresh(start, interval, new Date(now)).toISOString();

describe('the next refresh', () => {
  it.each([
    ['PT1H', '2026-01-31T09:00:00Z', '2026-01-31T10:00:00.000Z'],
    ['PT1H', '2026-01-31T09:59:59.999Z', '2026-01-31T10:00:00.000Z'],
    ['PT1H', '2026-01-31T10:00:00Z', '2026-01-31T11:00:00.000Z'],
    ['P1M', '2026-02-01T00:00:00Z', '2026-02-28T09:00:00.000Z'],
    ['P1M', '2026-03-01T00:00:00Z', '2026-03-31T09:00:00.000Z'],
    ['P1M', '2031-03-31T09:00:00Z', '2031-04-30T09:00:00.000Z'],
    ['P1W', '2027-07-23T00:00:00Z', '2027-07-24T09:00:00.000Z'],
    ['PT1H', '2026-01-01T00:00:00Z', '2026-01-31T10:00:00.000Z'],
  ])('every %s, after %s, is %s', (interval, now, expected) => {
    expect(next(interval, now)).toBe(expected);
  });

  it('is the first one ahead, however long ago the start', () => {
    const hours = fc.integer({ min: 1, max: 400 });
    const elapsed = fc.integer({ min: 0, max: 10 * 366 * 86_400_000 });
    fc.assert(
      fc.property(hours, elapsed, (n, after) => {
        const now = start.getTime() + after;
        const at = nextRefresh(start, `PT${n}H`, new Date(now)).getTime();
        expect(at).toBeGreaterThan(now);
        expect(at - n * 3_600_000).toBeLessThanOrEqual(now);
        expect((at - start.getTime()) % (n * 3_600_000)).toBe(0);
      }),
    );
  });
});

it('nobody enters after the end date, or after 540 days', () => {
  const EndTime = '2026-05-01T00:00:00Z';
  expect(entryEnds({ Name: 'x', Schedule: { EndTime } }, start)).toEqual(new Date(EndTime));
  expect(entryEnds({ Name: 'x' }, start).toISOString()).toBe('2027-07-25T09:00:00.000Z');
});
