export { getApplicationDateRangeKpi } from './get-application-kpi.ts';
export { getCampaignDateRangeKpi } from './get-campaign-kpi.ts';
export { getJourneyDateRangeKpi } from './get-journey-kpi.ts';
