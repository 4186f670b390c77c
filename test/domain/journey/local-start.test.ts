import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLocalStart, localStart } from '../../../src/domain/journey/index.ts';
import { whenWallShows } from '../../../src/domain/sending/index.ts';
import { endpoint } from './endpoint.ts';

const journey = (StartTime: string, Timezone?: string) => ({
  Name: 'x',
  LocalTime: true,
  Schedule: { StartTime, Timezone },
});
const livingIn = (Timezone?: string) => endpoint({ demographic: { Timezone } });
const startIn = (zone: string | undefined, start: string, offset?: string) =>
  localStart(journey(start, offset), [livingIn(zone)])?.toISOString();

describe('the local start', () => {
  it.each([
    ['UTC', '2026-12-01T09:00:00.000Z'],
    ['Europe/Berlin', '2026-12-01T08:00:00.000Z'],
    ['America/New_York', '2026-12-01T14:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-30T19:00:00.000Z'],
    ['Etc/GMT+12', '2026-12-01T21:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-01T03:15:00.000Z'],
  ])('at nine in %s is %s', (zone, moment) => {
    expect(startIn(zone, '2026-12-01T09:00:00+01:00')).toBe(moment);
    // As the SDKs write it, with the offset apart.
    expect(startIn(zone, '2026-12-01T08:00:00.000Z', 'UTC+01')).toBe(moment);
    expect(startIn(zone, '2026-12-01T09:00:00Z')).toBe(moment);
    expect(startIn(zone, '2026-12-01T12:30:00Z', 'UTC-03:30')).toBe(moment);
    expect(startIn(zone, '2026-12-01T14:00:00Z', 'America/New_York')).toBe(moment);
    expect(startIn(zone, '2026-11-30T20:00:00Z', 'UTC+13')).toBe(moment);
    expect(startIn(zone, '2026-12-01T09:00:00Z', 'UTC')).toBe(moment);
  });

  it.each([
    ['leaps over it', '2026-03-29T02:30:00Z', '2026-03-29T01:00:00.000Z'],
    ['shows it twice', '2026-10-25T02:30:00Z', '2026-10-25T00:30:00.000Z'],
    ['is put forward that day', '2026-03-29T09:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['is put back that day', '2026-10-25T09:00:00Z', '2026-10-25T08:00:00.000Z'],
  ])('where the clock %s', (_what, wall, moment) => {
    expect(startIn('Europe/Berlin', wall)).toBe(moment);
  });

  it('where a whole day is left out', () => {
    expect(startIn('Pacific/Apia', '2011-12-30T09:00:00Z')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('is that of the last one for somebody with clocks in several zones', () => {
    const both = [livingIn('Asia/Tokyo'), livingIn('America/Lima'), livingIn(undefined)];
    const start = localStart(journey('2026-12-01T09:00:00Z'), both);
    expect(start?.toISOString()).toBe('2026-12-01T14:00:00.000Z');
  });

  it('is none without a zone, or where the journey does not ask for it', () => {
    expect(startIn(undefined, '2026-12-01T09:00:00Z')).toBeUndefined();
    const everywhere = { ...journey('2026-12-01T09:00:00Z'), LocalTime: false };
    expect(localStart(everywhere, [livingIn('UTC')])).toBeUndefined();
  });

  it('is nowhere before the entry begins', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const first = firstLocalStart(journey('2026-12-01T09:00:00Z'));
    for (const zone of zones) {
      const start = localStart(journey('2026-12-01T09:00:00Z'), [livingIn(zone)]);
      expect(start?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
    }
  });
});

it('a wall clock shows the time at that moment, and has not shown it in the day before', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC');
  const minute = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
  const shown = (at: number, timeZone: string): string =>
    new Date(at).toLocaleString('sv-SE', { timeZone });
  fc.assert(
    fc.property(zone, minute, (place, at) => {
      const wall = new Date(at * 60_000).toISOString().slice(0, 19).replace('T', ' ');
      const found = whenWallShows(at * 60_000, place).getTime();
      expect(shown(found, place) >= wall).toBe(true);
      for (let before = 1; before <= 24 * 60; before += 7) {
        expect(shown(found - before * 60_000, place) < wall).toBe(true);
      }
    }),
  );
});
