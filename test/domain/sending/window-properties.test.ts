import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursRules, sendingWindow, type SendingHours } from '../../../src/domain/sending/index.ts';

describe('for any rules, zone and moment', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
  const range = fc.record({ StartTime: time, EndTime: time });
  const ranges = fc.array(range, { minLength: 1, maxLength: 3 });
  const hours = fc.record({
    QuietTime: fc.option(fc.record({ Start: time, End: time }), { nil: undefined }),
    SendingSchedule: fc.boolean(),
    OpenHours: fc.record({
      EMAIL: fc.record({ MONDAY: ranges, SATURDAY: ranges, SUNDAY: ranges }, { requiredKeys: [] }),
    }),
    ClosedDays: fc.record({
      EMAIL: fc.constantFrom<{ StartDateTime: string; EndDateTime: string }[]>(
        [],
        [{ StartDateTime: '2026-03-29T01:30', EndDateTime: '2026-03-29T12:00' }],
      ),
    }),
  });
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
  // Around the days on which the clocks of these zones are changed.
  const now = fc
    .tuple(
      fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-04', '2026-10-24', '2026-11-01'),
      fc.integer({ min: -1_440, max: 1_440 }),
    )
    .map(([day, minutes]) => Date.parse(day) + minutes * 60_000);
  const MINUTE = 60_000;

  /** The rules as a person reads them off a clock on the wall. */
  const mayGo = (rules: SendingHours, zoneName: string, at: number): boolean => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zoneName,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    }).formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const clock = `${part('hour')}:${part('minute')}`;
    const { Start, End } = rules.QuietTime ?? {};
    // Half a minute past the full one: beyond an End that it shows, and not yet at the next.
    if (
      Start &&
      End &&
      (Start <= End ? clock >= Start && clock < End : clock >= Start || clock < End)
    )
      return false;
    if (!rules.SendingSchedule) return true;
    const days = Object.entries(rules.OpenHours?.EMAIL ?? {});
    const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    const today = week.indexOf(part('weekday'));
    const isOpen = days.some(([name, list]) =>
      list.some(({ StartTime = '', EndTime = '' }) => {
        const day = week.findIndex((one) => one.toUpperCase() === name);
        if (StartTime < EndTime) return day === today && clock >= StartTime && clock < EndTime;
        if (StartTime === EndTime) return false;
        return (
          (day === today && clock >= StartTime) || ((day + 1) % 7 === today && clock < EndTime)
        );
      }),
    );
    const anyRange = days.some(([, list]) => list.some((r) => r.StartTime !== r.EndTime));
    if (anyRange && !isOpen) return false;
    const local = `${part('year')}-${part('month')}-${part('day')}T${clock}`;
    return !(rules.ClosedDays?.EMAIL ?? []).some(
      ({ StartDateTime = '', EndDateTime = '' }) => local >= StartDateTime && local < EndDateTime,
    );
  };

  it('is open exactly when the clock on the wall says so', () => {
    fc.assert(
      fc.property(hours, zone, now, (rules, zoneName, at) => {
        const middle = at + MINUTE / 2;
        const window = sendingWindow(new Date(middle), zoneName, hoursRules(rules, 'EMAIL', {}));
        expect(window.open).toBe(mayGo(rules, zoneName, middle));
      }),
      { numRuns: 300 },
    );
  });

  it('opens at the first moment that is open, and not a minute later', () => {
    fc.assert(
      fc.property(hours, zone, now, (rules, zoneName, at) => {
        const parsed = hoursRules(rules, 'EMAIL', {});
        const window = sendingWindow(new Date(at), zoneName, parsed);
        if (window.open) return;
        const { opensAt } = window;
        if (opensAt) {
          expect(sendingWindow(opensAt, zoneName, parsed)).toEqual({ open: true });
          expect(sendingWindow(new Date(opensAt.getTime() - 1), zoneName, parsed).open).toBe(false);
        }
        const until = Math.min(opensAt?.getTime() ?? Infinity, at + 600 * MINUTE);
        for (let t = at + MINUTE / 2; t < until; t += MINUTE)
          expect(mayGo(rules, zoneName, t)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
