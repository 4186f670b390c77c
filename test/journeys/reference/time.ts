import { DateTime, Duration } from 'luxon';
import type { World } from './world.ts';

const MINUTE = 60_000;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function pauses({ happenings }: World): Stretch[] {
  const ends = happenings.filter(({ kind }) => kind === 'resume').map(({ at }) => at);
  return happenings
    .filter(({ kind }) => kind === 'pause')
    .map(({ at }) => ({ from: at, to: ends.find((end) => end > at) ?? Infinity }));
}

/** When somebody who is due at `at` goes on: at once, or when the pause is over. */
export function awake(world: World, at: number): number {
  return pauses(world).find(({ from, to }) => from <= at && at < to)?.to ?? at;
}

/** When a duration that begins at `from` is over: the time in which the journey is paused does not count. */
export function elapsed(world: World, from: number, duration: string): number {
  let left = Duration.fromISO(duration).toMillis();
  let at = from;
  for (const pause of pauses(world)) {
    if (pause.to <= at) continue;
    const running = Math.max(0, pause.from - at);
    if (running >= left) break;
    left -= running;
    at = pause.to;
  }
  return at + left;
}

/** Whether it is quiet on the wall of somebody in this zone; Start and End are both quiet. */
export function isQuiet({ definition }: World, at: number, zone: string | undefined): boolean {
  const { Start, End } = definition.QuietTime ?? {};
  if (!Start || !End || !zone) return false;
  const wall = DateTime.fromMillis(at, { zone }).toFormat('HH:mm:ss.SSS');
  const from = `${Start}:00.000`;
  const to = `${End}:00.000`;
  return from <= to ? from <= wall && wall <= to : from <= wall || wall <= to;
}

/** The first moment after `at` that is not quiet, found by looking at every minute. */
export function quietEnds(world: World, at: number, zone: string | undefined): number {
  let next = at;
  while (isQuiet(world, next, zone)) next = Math.floor(next / MINUTE + 1) * MINUTE + 1;
  return next;
}
