/** Application settings as written; what is absent is off. */
export interface ProjectSettings {
  readonly CampaignHook?: {
    readonly LambdaFunctionName?: string;
    readonly Mode?: 'DELIVERY' | 'FILTER';
    readonly WebUrl?: string;
  };
  readonly Limits?: {
    readonly Daily?: number;
    readonly MaximumDuration?: number;
    readonly MessagesPerSecond?: number;
    readonly Session?: number;
    readonly Total?: number;
  };
  readonly QuietTime?: { readonly Start?: string; readonly End?: string };
  readonly JourneyLimits?: {
    readonly DailyCap?: number;
    readonly TimeframeCap?: { readonly Cap?: number; readonly Days?: number };
    readonly TotalCap?: number;
  };
  readonly CloudWatchMetricsEnabled?: boolean;
  readonly EventTaggingEnabled?: boolean;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function range(path: string, value: number | undefined, min: number, max: number): string[] {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return [];
  return [`${path} is ${value}: expected a whole number from ${min} to ${max}`];
}

function quietTimeProblems({ Start, End }: NonNullable<ProjectSettings['QuietTime']>): string[] {
  if (!Start && !End) return [];
  return Object.entries({ Start, End }).flatMap(([name, time]) =>
    time && TIME.test(time)
      ? []
      : [`QuietTime.${name} is "${time ?? ''}": expected a time of day such as 22:00`],
  );
}

function hookProblems({ WebUrl }: NonNullable<ProjectSettings['CampaignHook']>): string[] {
  if (!WebUrl || (URL.canParse(WebUrl) && /^https?:$/.test(new URL(WebUrl).protocol))) return [];
  return [`CampaignHook.WebUrl is "${WebUrl}": expected an http or https URL`];
}

/** What is wrong with application settings. A cap of 0 means "no cap", as in Pinpoint. */
export function projectSettingsProblems(settings: ProjectSettings): string[] {
  const { Limits: limits, JourneyLimits: journeys } = settings;
  const timeframe = journeys?.TimeframeCap;
  return [
    ...range('Limits.Daily', limits?.Daily, 0, 100),
    ...range('Limits.MaximumDuration', limits?.MaximumDuration, 60, 2_147_483_647),
    ...range('Limits.MessagesPerSecond', limits?.MessagesPerSecond, 1, 20_000),
    ...range('Limits.Session', limits?.Session, 0, 100),
    ...range('Limits.Total', limits?.Total, 0, 100),
    ...range('JourneyLimits.DailyCap', journeys?.DailyCap, 0, 100),
    ...range('JourneyLimits.TotalCap', journeys?.TotalCap, 0, 100),
    ...range('JourneyLimits.TimeframeCap.Cap', timeframe?.Cap, 0, 100),
    ...range('JourneyLimits.TimeframeCap.Days', timeframe?.Days, 0, 30),
    ...(timeframe && Boolean(timeframe.Cap) !== Boolean(timeframe.Days)
      ? ['JourneyLimits.TimeframeCap needs both Cap and Days (or neither, which is off)']
      : []),
    ...quietTimeProblems(settings.QuietTime ?? {}),
    ...hookProblems(settings.CampaignHook ?? {}),
  ];
}
