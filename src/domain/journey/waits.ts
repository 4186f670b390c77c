import type { WaitTime } from './definition.ts';
import { addDuration, isDuration, isInstant } from './durations.ts';

/** An interval in which the journey was paused; open while it still is. */
export interface Pause {
  readonly from: Date;
  readonly to: Date | undefined;
}

/**
 * When a wait that began at `since` ends. The clock of a duration stands still during pauses, so each
 * pause moves the end; a fixed date stays what the author wrote.
 */
export function waitEnd(wait: WaitTime, since: Date, pauses: readonly Pause[], now: Date): Date {
  if (wait.WaitUntil) return new Date(wait.WaitUntil);
  let end = addDuration(since, wait.WaitFor ?? 'PT0S');
  for (const pause of [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const from = Math.max(pause.from.getTime(), since.getTime());
    if (from >= end.getTime()) break;
    const to = (pause.to ?? now).getTime();
    if (to > from) end = new Date(end.getTime() + (to - from));
  }
  return end;
}

/** Problems of a wait as written; empty when it can be waited. */
export function waitProblems(wait: WaitTime | undefined, path: string): string[] {
  if (wait?.WaitFor && wait.WaitUntil) return [`${path} must have WaitFor or WaitUntil, not both`];
  if (wait?.WaitFor) {
    return isDuration(wait.WaitFor)
      ? []
      : [
          `${path}.WaitFor is "${wait.WaitFor}": expected an ISO 8601 duration above zero, such as PT1H`,
        ];
  }
  if (wait?.WaitUntil) {
    return isInstant(wait.WaitUntil)
      ? []
      : [
          `${path}.WaitUntil is "${wait.WaitUntil}": expected an ISO 8601 date and time with zone, such as 2030-01-31T09:00:00Z`,
        ];
  }
  return [`${path} must have WaitFor or WaitUntil`];
}
