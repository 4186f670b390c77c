import { APPLICATION_KPIS } from './application.ts';
import { CAMPAIGN_KPIS } from './campaign.ts';
import { JOURNEY_KPIS } from './journey.ts';
import type { Kpi } from './kpi.ts';
import { nearestNames } from './nearest.ts';

export type Scope = 'application' | 'campaign' | 'journey';

interface ScopeMetrics {
  readonly kpis: ReadonlyMap<string, Kpi>;
  /** The operation that tells them. */
  readonly operation: string;
}

/** What metrics there are of which thing. */
export const SCOPES = {
  application: { kpis: APPLICATION_KPIS, operation: 'GetApplicationDateRangeKpi' },
  campaign: { kpis: CAMPAIGN_KPIS, operation: 'GetCampaignDateRangeKpi' },
  journey: { kpis: JOURNEY_KPIS, operation: 'GetJourneyDateRangeKpi' },
} satisfies Record<Scope, ScopeMetrics>;

const MAX_SHOWN = 100;

/** The metric of that name, or what is wrong with the name. */
export function findKpi(
  scope: Scope,
  name: string,
): { readonly kpi: Kpi } | { readonly problem: string } {
  const { kpis } = SCOPES[scope];
  const kpi = kpis.get(name);
  if (kpi) return { kpi };
  const shown = name.length > MAX_SHOWN ? `${name.slice(0, MAX_SHOWN)}…` : name;
  const elsewhere = Object.values<ScopeMetrics>(SCOPES).find((other) => other.kpis.has(name));
  if (elsewhere) {
    return { problem: `kpi-name is "${shown}": ${elsewhere.operation} tells this one` };
  }
  const nearest = nearestNames(name, kpis.keys()).join(', ');
  return {
    problem: `kpi-name is "${shown}": expected one of the ${kpis.size} names in docs/metrics.md, such as ${nearest}`,
  };
}
