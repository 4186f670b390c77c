import { stretches } from './stretches.ts';
import { DAY } from './time-of-day.ts';

/** Nowhere is a clock further ahead of UTC than this (Kiritimati). */
export const FURTHEST_AHEAD = 14 * 3_600_000;

/**
 * The first moment at which the clock on the wall shows a time (milliseconds since 1970, as if that place were
 * at UTC), or at which it leaps over it.
 */
export function whenWallShows(wall: number, zone: string): Date {
  for (const { from, to, offset } of stretches(zone, wall - DAY, wall + 2 * DAY)) {
    const instant = Math.max(from, wall - offset);
    if (instant < to) return new Date(instant);
  }
  throw new Error(`The clock of ${zone} never shows ${new Date(wall).toISOString()}`);
}
