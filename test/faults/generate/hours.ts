import { DateTime } from 'luxon';
import { ZONES } from './population.ts';
import type { Random } from './random.ts';

/** Quiet hours of a journey, as times of day in the zone of whoever the message is for. */
export interface QuietHours {
  readonly start: string;
  readonly end: string;
  /** Messages are held until they may go, rather than dropped. */
  readonly waits: boolean;
}

/** It is quiet now in one of the zones: for two hours, or where messages wait for it, not much longer. */
export function makeHours(random: Random, begins: Date): QuietHours {
  const local = DateTime.fromJSDate(begins, { zone: random.pick(ZONES) });
  const waits = random.chance(0.5);
  const end = waits ? local.plus({ seconds: 65 }) : local.plus({ hours: 1 });
  return {
    start: local.minus({ hours: 1 }).toFormat('HH:mm'),
    end: end.toFormat('HH:mm'),
    waits,
  };
}

const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** Whether it is quiet in the zone at that moment; where nobody knows the zone it never is. */
export function isQuiet({ start, end }: QuietHours, zone: string | undefined, at: Date): boolean {
  if (zone === undefined) return false;
  const local = DateTime.fromJSDate(at, { zone });
  const time = local.hour * 60 + local.minute;
  const [from, to] = [minutes(start), minutes(end)];
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
