import { rangeProblems } from '../range.ts';

/** How much a campaign may send: of one campaign, or the default of a project. */
export interface CampaignLimits {
  readonly Daily?: number;
  readonly MaximumDuration?: number;
  readonly MessagesPerSecond?: number;
  readonly Session?: number;
  readonly Total?: number;
}

/** What is wrong with limits. A cap of 0 means "no cap", as in Pinpoint. */
export function limitsProblems(path: string, limits: CampaignLimits): string[] {
  return [
    ...rangeProblems(`${path}.Daily`, limits.Daily, 0, 100),
    ...rangeProblems(`${path}.MaximumDuration`, limits.MaximumDuration, 60, 2_147_483_647),
    ...rangeProblems(`${path}.MessagesPerSecond`, limits.MessagesPerSecond, 1, 20_000),
    ...rangeProblems(`${path}.Session`, limits.Session, 0, 100),
    ...rangeProblems(`${path}.Total`, limits.Total, 0, 100),
  ];
}
