import { rangeProblems } from '../range.ts';
import type { MessageLimits } from '../sending/index.ts';
import { addDuration, isDuration } from './durations.ts';
import type { EntryRefusal } from './entry-refusal.ts';

export interface JourneyLimits extends MessageLimits {
  /** How often one endpoint may enter; 0 is without limit. */
  readonly EndpointReentryCap?: number;
  /** ISO 8601: how long after it entered an endpoint may enter again. */
  readonly EndpointReentryInterval?: string;
  readonly MessagesPerSecond?: number;
}

/** Everything that is wrong with the limits of a journey; 0 is off. */
export function limitsProblems(limits: JourneyLimits): string[] {
  const { TimeframeCap: timeframe, EndpointReentryInterval: interval } = limits;
  return [
    ...rangeProblems('Limits.DailyCap', limits.DailyCap, 0, 100),
    ...rangeProblems('Limits.TotalCap', limits.TotalCap, 0, 100),
    ...rangeProblems('Limits.TimeframeCap.Cap', timeframe?.Cap, 0, 100),
    ...rangeProblems('Limits.TimeframeCap.Days', timeframe?.Days, 0, 30),
    ...(Boolean(timeframe?.Cap) === Boolean(timeframe?.Days)
      ? []
      : ['Limits.TimeframeCap needs both Cap and Days (or neither, which is off)']),
    ...rangeProblems('Limits.EndpointReentryCap', limits.EndpointReentryCap, 0, 100),
    ...rangeProblems('Limits.MessagesPerSecond', limits.MessagesPerSecond, 0, 20_000),
    ...(!interval || isDuration(interval)
      ? []
      : [
          `Limits.EndpointReentryInterval is "${interval}": expected an ISO 8601 duration above zero, such as PT1H`,
        ]),
  ];
}

/** What an endpoint has been to a journey before. */
export interface EarlierEntries {
  readonly inside: boolean;
  readonly entries: number;
  readonly last: Date | undefined;
}

/** Why somebody who comes again is not let in; undefined when it may enter. */
export function reentryRefusal(
  limits: JourneyLimits | undefined,
  { inside, entries, last }: EarlierEntries,
  now: Date,
): EntryRefusal | undefined {
  if (inside) return 'ACTIVE_ENDPOINT_REJECTED';
  const { EndpointReentryCap: most, EndpointReentryInterval: interval } = limits ?? {};
  if (most && entries >= most) return 'REENTRY_CAP_EXCEEDED';
  if (interval && last && addDuration(last, interval) > now) return 'REENTRY_CAP_EXCEEDED';
  return undefined;
}
