import { expect, it } from 'vitest';
import { isZone, parseInstant } from '../../src/domain/instant.ts';

it.each([
  ['2026-11-30T09:00:00.000Z', '2026-11-30T09:00:00.000Z'],
  ['2026-11-30T09:00Z', '2026-11-30T09:00:00.000Z'],
  ['2026-11-30T09:00:00.123456789+02:00', '2026-11-30T07:00:00.123Z'],
  ['2024-02-29T00:00:00-0030', '2024-02-29T00:30:00.000Z'],
])('reads %s', (text, moment) => {
  expect(parseInstant(text)?.toISOString()).toBe(moment);
});

it.each([
  '',
  'now',
  '2026-11-30',
  '2026-11-30T09:00:00',
  '2026-02-29T00:00:00Z',
  '2026-11-30T25:00:00Z',
  '0000-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59-01:00',
  '+012026-11-30T09:00:00Z',
])('refuses "%s"', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

it('knows zones by name only', () => {
  for (const zone of ['Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia'])
    expect(isZone(zone)).toBe(true);
  for (const zone of ['', 'local', 'Mars/Base', '+01:00', 'UTC+1'])
    expect(isZone(zone)).toBe(false);
});
