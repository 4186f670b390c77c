import { IANAZone } from 'luxon';
import { DAY } from './time-of-day.ts';

/** A stretch of time in which the wall clock keeps its distance to UTC. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Milliseconds that the wall clock is ahead of UTC by. */
  readonly offset: number;
}

/** The time between two moments, cut at least daily and wherever the clock is put forward or back. */
export function* stretches(zone: string, from: number, to: number): Generator<Stretch> {
  const iana = IANAZone.create(zone);
  const offsetAt = (instant: number): number => iana.offset(instant) * 60_000;
  let start = from;
  while (start < to) {
    const offset = offsetAt(start);
    const end = firstChange(start, Math.min(start + DAY, to), (at) => offsetAt(at) !== offset);
    yield { from: start, to: end, offset };
    start = end;
  }
}

/** The first moment after `from` at which the clock has changed; `to` when it never does in between. */
function firstChange(from: number, to: number, hasChanged: (at: number) => boolean): number {
  if (!hasChanged(to)) return to;
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (hasChanged(middle)) after = middle;
    else before = middle;
  }
  return after;
}
