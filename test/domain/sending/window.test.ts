import { describe, expect, it } from 'vitest';
import { hoursRules, sendingWindow, type SendingHours } from '../../../src/domain/sending/index.ts';

const windowOf = (now: string, zone: string | undefined, hours: SendingHours) =>
  sendingWindow(new Date(now), zone, hoursRules(hours, 'EMAIL', {}));

/** When a message that is ready at `now` goes: at once, at a later moment, or never. */
const goesAt = (now: string, zone: string, hours: SendingHours): string => {
  const window = windowOf(now, zone, hours);
  if (window.open) return 'now';
  return window.opensAt?.toISOString() ?? 'never';
};

const night = { QuietTime: { Start: '22:00', End: '08:00' } };
const quiet = (Start: string, End: string) => ({ QuietTime: { Start, End } });
const open = (OpenHours: object) => ({ SendingSchedule: true, OpenHours: { EMAIL: OpenHours } });
const closed = (...ClosedDays: object[]) => ({
  SendingSchedule: true,
  ClosedDays: { EMAIL: ClosedDays },
});
const office = { StartTime: '09:00', EndTime: '17:00' };

describe('quiet time', () => {
  it.each([
    ['before it', '2026-06-01T19:59:59.999Z', 'now'],
    ['at its start', '2026-06-01T20:00:00.000Z', '2026-06-02T06:00:00.001Z'],
    ['after midnight', '2026-06-02T00:30:00.000Z', '2026-06-02T06:00:00.001Z'],
    ['at its end, which it includes', '2026-06-02T06:00:00.000Z', '2026-06-02T06:00:00.001Z'],
    ['after it', '2026-06-02T06:00:00.001Z', 'now'],
  ])('over midnight: %s', (_when, now, expected) => {
    expect(goesAt(now, 'Europe/Berlin', night)).toBe(expected);
  });

  it('within one day', () => {
    const noon = quiet('12:00', '13:30');
    expect(goesAt('2026-06-01T10:15:00Z', 'Europe/Berlin', noon)).toBe('2026-06-01T11:30:00.001Z');
    expect(goesAt('2026-06-01T09:59:00Z', 'Europe/Berlin', noon)).toBe('now');
  });

  it('of no length lasts the moment that it names', () => {
    const moment = quiet('12:00', '12:00');
    expect(goesAt('2026-06-01T10:00:00.000Z', 'Europe/Berlin', moment)).toBe(
      '2026-06-01T10:00:00.001Z',
    );
    expect(goesAt('2026-06-01T10:00:00.001Z', 'Europe/Berlin', moment)).toBe('now');
  });

  it('is nothing without a zone, and nothing when it is empty', () => {
    expect(windowOf('2026-06-02T00:30:00Z', undefined, night)).toEqual({ open: true });
    expect(goesAt('2026-06-02T00:30:00Z', 'UTC', { QuietTime: {} })).toBe('now');
  });

  it("is the project's where the journey has none, and not where it has an empty one", () => {
    const of = (hours: SendingHours) => hoursRules(hours, 'EMAIL', night);
    const at = new Date('2026-06-02T00:30:00Z');
    expect(sendingWindow(at, 'UTC', of({}))).toMatchObject({ open: false });
    expect(sendingWindow(at, 'UTC', of({ QuietTime: {} }))).toEqual({ open: true });
  });
});

describe('the clock put forward and back', () => {
  it.each([
    // Berlin leaps from 02:00 to 03:00 on 29 March 2026.
    [
      'ends in the gap',
      quiet('22:00', '02:30'),
      '2026-03-29T00:30:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    ['begins in the gap', quiet('02:30', '05:00'), '2026-03-29T00:59:00Z', 'now'],
    [
      'began in the gap',
      quiet('02:30', '05:00'),
      '2026-03-29T01:00:00Z',
      '2026-03-29T03:00:00.001Z',
    ],
    ['lies in the gap', quiet('02:10', '02:50'), '2026-03-29T01:00:00Z', 'now'],
    [
      'an hour less of it',
      quiet('22:00', '08:00'),
      '2026-03-28T21:00:00Z',
      '2026-03-29T06:00:00.001Z',
    ],
    // Berlin's 02:00 to 03:00 comes twice on 25 October 2026.
    [
      'an hour more of it',
      quiet('22:00', '08:00'),
      '2026-10-24T20:00:00Z',
      '2026-10-25T07:00:00.001Z',
    ],
    [
      'ends in the first of the two hours',
      quiet('22:00', '02:30'),
      '2026-10-25T00:00:00Z',
      '2026-10-25T00:30:00.001Z',
    ],
    [
      'is there again in the second',
      quiet('22:00', '02:30'),
      '2026-10-25T01:10:00Z',
      '2026-10-25T01:30:00.001Z',
    ],
    [
      'lies in the hour that comes twice',
      quiet('02:00', '02:59'),
      '2026-10-25T00:30:00Z',
      '2026-10-25T00:59:00.001Z',
    ],
  ])('%s', (_case, hours, now, expected) => {
    expect(goesAt(now, 'Europe/Berlin', hours)).toBe(expected);
  });

  it.each([
    // Lord Howe moves by half an hour, Kathmandu is 5:45 ahead, Apia left out a whole day in 2011.
    ['Australia/Lord_Howe', '2026-04-04T14:00:00Z', '2026-04-04T21:30:00.001Z'],
    ['Asia/Kathmandu', '2026-06-01T20:00:00Z', '2026-06-02T02:15:00.001Z'],
    ['Pacific/Apia', '2011-12-30T09:00:00Z', '2011-12-30T18:00:00.001Z'],
    ['America/St_Johns', '2026-03-08T02:00:00Z', '2026-03-08T10:30:00.001Z'],
  ])('in %s', (zone, now, expected) => {
    expect(goesAt(now, zone, night)).toBe(expected);
  });
});

describe('open hours', () => {
  // 1 June 2026 is a Monday.
  it.each([
    ['within', '2026-06-01T09:00:00Z', 'now'],
    ['up to the end, not at it', '2026-06-01T16:59:59.999Z', 'now'],
    ['at the end, and the next day has none', '2026-06-01T17:00:00Z', '2026-06-03T09:00:00.000Z'],
    ['before', '2026-06-03T08:59:59.999Z', '2026-06-03T09:00:00.000Z'],
    ['over the weekend', '2026-06-05T12:00:00Z', '2026-06-08T09:00:00.000Z'],
  ])('%s', (_when, now, expected) => {
    expect(goesAt(now, 'UTC', open({ MONDAY: [office], WEDNESDAY: [office] }))).toBe(expected);
  });

  it('have several ranges a day, in any order', () => {
    const day = open({
      MONDAY: [
        { StartTime: '18:00', EndTime: '20:00' },
        { StartTime: '08:00', EndTime: '09:00' },
      ],
    });
    expect(goesAt('2026-06-01T07:00:00Z', 'UTC', day)).toBe('2026-06-01T08:00:00.000Z');
    expect(goesAt('2026-06-01T09:00:00Z', 'UTC', day)).toBe('2026-06-01T18:00:00.000Z');
  });

  it('go over midnight into the next day, and up to the end of a day', () => {
    const late = open({ SUNDAY: [{ StartTime: '22:00', EndTime: '02:00' }] });
    expect(goesAt('2026-06-01T01:59:00Z', 'UTC', late)).toBe('now');
    expect(goesAt('2026-06-01T02:00:00Z', 'UTC', late)).toBe('2026-06-07T22:00:00.000Z');
    const all = open({ MONDAY: [{ StartTime: '00:00', EndTime: '24:00' }] });
    expect(goesAt('2026-06-01T23:59:59.999Z', 'UTC', all)).toBe('now');
  });

  it('only narrow what quiet time leaves', () => {
    const both = { ...night, ...open({ TUESDAY: [{ StartTime: '06:00', EndTime: '10:00' }] }) };
    expect(goesAt('2026-06-02T06:30:00Z', 'UTC', both)).toBe('2026-06-02T08:00:00.001Z');
  });

  it('are of one channel, and only with SendingSchedule', () => {
    const hours = open({ WEDNESDAY: [office] });
    const monday = new Date('2026-06-01T12:00:00Z');
    expect(sendingWindow(monday, 'UTC', hoursRules(hours, 'SMS', {}))).toEqual({ open: true });
    expect(windowOf('2026-06-01T12:00:00Z', 'UTC', { ...hours, SendingSchedule: false })).toEqual({
      open: true,
    });
  });
});

describe('closed days', () => {
  const christmas = { StartDateTime: '2026-12-25T00:00', EndDateTime: '2026-12-27T00:00:00' };

  it("are those of each recipient's calendar", () => {
    const hours = closed(christmas);
    expect(goesAt('2026-12-24T23:00:00Z', 'Europe/Berlin', hours)).toBe('2026-12-26T23:00:00.000Z');
    expect(goesAt('2026-12-24T23:00:00Z', 'America/New_York', hours)).toBe('now');
  });

  it('with a zone are the same moment everywhere', () => {
    const hours = closed({
      StartDateTime: '2026-12-25T00:00:00Z',
      EndDateTime: '2026-12-26T00:00:00+00:00',
    });
    expect(goesAt('2026-12-25T00:00:00Z', 'Asia/Tokyo', hours)).toBe('2026-12-26T00:00:00.000Z');
    expect(goesAt('2026-12-24T23:59:59Z', 'Asia/Tokyo', hours)).toBe('now');
  });

  it('that follow each other open after the last', () => {
    const next = { StartDateTime: '2026-12-27T00:00', EndDateTime: '2026-12-28T00:00' };
    expect(goesAt('2026-12-25T12:00:00Z', 'UTC', { ...night, ...closed(next, christmas) })).toBe(
      '2026-12-28T08:00:00.001Z',
    );
  });

  it('that last longer than a year never open', () => {
    const hours = closed({ StartDateTime: '2026-01-01T00:00', EndDateTime: '2030-01-01T00:00' });
    expect(goesAt('2026-06-01T12:00:00Z', 'UTC', hours)).toBe('never');
  });
});
