import fc from 'fast-check';
import { DateTime } from 'luxon';
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
  '2026-02-30T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-30T25:00:00Z',
  '0000-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59-01:00',
  '+012026-11-30T09:00:00Z',
])('refuses "%s"', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

it('reads any date, also one that does not exist, as luxon does', () => {
  const two = (min: number, max: number) =>
    fc.integer({ min, max }).map((part) => String(part).padStart(2, '0'));
  const texts = fc
    .tuple(fc.integer({ min: 1900, max: 2200 }), two(0, 13), two(0, 32), two(0, 25), two(0, 61))
    .chain(([year, month, day, hour, minute]) =>
      fc
        .tuple(fc.constantFrom('', ':59', ':30.5', ':01.123456789'), two(0, 23), two(0, 59))
        .chain(([second, offset, minutes]) =>
          fc
            .constantFrom('Z', `+${offset}:${minutes}`, `-${offset}${minutes}`)
            .map((zone) => `${year}-${month}-${day}T${hour}:${minute}${second}${zone}`),
        ),
    );
  fc.assert(
    fc.property(texts, (text) => {
      const time = DateTime.fromISO(text);
      const expected = time.isValid && time.toMillis() >= 0 ? time.toMillis() : undefined;
      expect(parseInstant(text)?.getTime()).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

it('knows zones by name only', () => {
  for (const zone of ['Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia'])
    expect(isZone(zone)).toBe(true);
  for (const zone of ['', 'local', 'Mars/Base', '+01:00', 'UTC+1'])
    expect(isZone(zone)).toBe(false);
});
