import type { Grouping, Kpi, Measure, Population } from './kpi.ts';

/** How a name tells its grouping. */
const SUFFIX: Record<Grouping, string> = {
  Date: '-grouped-by-date',
  CampaignId: '-grouped-by-campaign',
  CampaignActivityId: '-grouped-by-campaign-activity',
  JourneyActivityId: '-grouped-by-journey-activity',
  CountryCode: '-grouped-by-country',
  // The one name that has many rows and doesn't say so.
  ErrorCode: '',
};

/** `whole` is one number for all messages. */
export type Form = 'whole' | Grouping;

/** One number about some messages, in each of the forms that are documented for it. */
export function family(
  base: string,
  population: Population,
  measure: Measure,
  forms: readonly Form[],
): Kpi[] {
  return forms.map((form) => ({
    ...measure,
    population,
    name: form === 'whole' ? base : base + SUFFIX[form],
    key: base.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    ...(form !== 'whole' && { by: form }),
  }));
}

/** A registry that finds a metric by its name. */
export function registry(kpis: readonly Kpi[]): ReadonlyMap<string, Kpi> {
  return new Map(kpis.map((kpi) => [kpi.name, kpi]));
}
