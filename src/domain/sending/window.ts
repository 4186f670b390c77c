import type { HoursRule } from './hours-rule.ts';
import { stretches, type Stretch } from './stretches.ts';
import { DAY } from './time-of-day.ts';

export type SendingWindow =
  | { readonly open: true }
  /** `opensAt` is the first moment at which every rule allows; undefined when there is none within a year. */
  | { readonly open: false; readonly opensAt: Date | undefined };

const A_YEAR = 366 * DAY;
const OPEN = { open: true } as const;

/**
 * Whether a message may go now by the clock on the recipient's wall. An hour that the clock shows twice
 * counts twice, one that it leaps over never comes. Without a zone no rule can be asked, so it may.
 */
export function sendingWindow(
  now: Date,
  zone: string | undefined,
  rules: readonly HoursRule[],
): SendingWindow {
  if (zone === undefined || rules.length === 0) return OPEN;
  const start = now.getTime();
  for (const stretch of stretches(zone, start, start + A_YEAR)) {
    for (const instant of openings(stretch, rules)) {
      const moment = { instant, wall: instant + stretch.offset };
      if (rules.every((rule) => rule.allows(moment))) {
        return instant === start ? OPEN : { open: false, opensAt: new Date(instant) };
      }
    }
  }
  return { open: false, opensAt: undefined };
}

/**
 * The moments of a stretch at which sending may become possible, in order. What is closed in it opens at its
 * beginning, or at an opening of one of the rules, and nowhere else.
 */
function openings({ from, to, offset }: Stretch, rules: readonly HoursRule[]): number[] {
  const instants = [from];
  const lastDay = Math.floor((to + offset) / DAY);
  for (let day = Math.floor((from + offset) / DAY); day <= lastDay; day += 1) {
    for (const rule of rules) {
      for (const wall of rule.openings(day, offset)) instants.push(wall - offset);
    }
  }
  return instants.filter((at) => at >= from && at < to).sort((a, b) => a - b);
}
