import { hookProblems, limitsProblems } from './campaign/index.ts';
import type { CampaignHook, CampaignLimits } from './campaign/index.ts';
import type { EvaluationWaits } from './journey/awaiting.ts';
import { quietTimeProblems, type QuietTime } from './quiet-time.ts';
import { rangeProblems } from './range.ts';

/** Application settings as written; what is absent is off. */
export interface ProjectSettings {
  readonly CampaignHook?: CampaignHook;
  readonly Limits?: CampaignLimits;
  readonly QuietTime?: QuietTime;
  readonly JourneyLimits?: {
    readonly DailyCap?: number;
    readonly TimeframeCap?: { readonly Cap?: number; readonly Days?: number };
    readonly TotalCap?: number;
  };
  readonly EvaluationWaits?: Partial<EvaluationWaits>;
  readonly CloudWatchMetricsEnabled?: boolean;
  readonly EventTaggingEnabled?: boolean;
}

/** What is wrong with application settings. A cap of 0 means "no cap", as in Pinpoint. */
export function projectSettingsProblems(settings: ProjectSettings): string[] {
  const journeys = settings.JourneyLimits;
  const timeframe = journeys?.TimeframeCap;
  return [
    ...limitsProblems('Limits', settings.Limits ?? {}),
    ...rangeProblems('JourneyLimits.DailyCap', journeys?.DailyCap, 0, 100),
    ...rangeProblems('JourneyLimits.TotalCap', journeys?.TotalCap, 0, 100),
    ...rangeProblems('JourneyLimits.TimeframeCap.Cap', timeframe?.Cap, 0, 100),
    ...rangeProblems('JourneyLimits.TimeframeCap.Days', timeframe?.Days, 0, 30),
    ...(timeframe && Boolean(timeframe.Cap) !== Boolean(timeframe.Days)
      ? ['JourneyLimits.TimeframeCap needs both Cap and Days (or neither, which is off)']
      : []),
    ...quietTimeProblems('QuietTime', settings.QuietTime ?? {}),
    ...hookProblems('CampaignHook', settings.CampaignHook ?? {}),
  ];
}
