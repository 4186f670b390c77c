import type { ProjectSettings } from '../project-settings.ts';

export interface TimeframeCap {
  readonly Cap?: number;
  readonly Days?: number;
}

/** The members of a journey's Limits that bound how many messages one endpoint gets. */
export interface MessageLimits {
  readonly DailyCap?: number;
  readonly TotalCap?: number;
  readonly TimeframeCap?: TimeframeCap;
}

/** How many messages an endpoint may get, at most. */
export interface Cap {
  /** The ledger's reason for a message that would exceed it. */
  readonly reason: 'DAILY_CAP' | 'TIMEFRAME_CAP' | 'TOTAL_CAP';
  readonly most: number;
  /** The stretch of time up to now in which messages count; absent: all there ever were. */
  readonly hours?: number;
  /** Whose messages count. */
  readonly counts: 'this journey' | 'all journeys' | 'campaigns and journeys';
}

/**
 * The caps on a message of a journey. What the journey sets replaces the project's default of the same name,
 * also by 0, which is off; the daily limit of the project over campaigns and journeys holds besides.
 */
export function journeyCaps(limits: MessageLimits | undefined, settings: ProjectSettings): Cap[] {
  const defaults = settings.JourneyLimits ?? {};
  const { DailyCap, TotalCap, TimeframeCap } = limits ?? {};
  const timeframe = TimeframeCap ?? defaults.TimeframeCap ?? {};
  const caps: Cap[] = [
    {
      reason: 'DAILY_CAP',
      most: settings.Limits?.Daily ?? 0,
      hours: 24,
      counts: 'campaigns and journeys',
    },
    {
      reason: 'DAILY_CAP',
      most: DailyCap ?? defaults.DailyCap ?? 0,
      hours: 24,
      counts: DailyCap === undefined ? 'all journeys' : 'this journey',
    },
    {
      reason: 'TIMEFRAME_CAP',
      most: timeframe.Days ? (timeframe.Cap ?? 0) : 0,
      hours: 24 * (timeframe.Days ?? 0),
      counts: TimeframeCap ? 'this journey' : 'all journeys',
    },
    { reason: 'TOTAL_CAP', most: TotalCap ?? defaults.TotalCap ?? 0, counts: 'this journey' },
  ];
  return caps.filter(({ most }) => most > 0);
}
