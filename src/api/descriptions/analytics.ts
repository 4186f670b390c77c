const range = 'for a range of at most 31 days, the last 31 if none is given' as const;

export const analytics = {
  GetApplicationDateRangeKpi: `Answers with one figure of a project ${range}; the name of the KPI is in the path.`,
  GetCampaignDateRangeKpi: `Answers with one figure of a campaign ${range}; the name of the KPI is in the path.`,
  GetJourneyDateRangeKpi: `Answers with one figure of a journey ${range}; the name of the KPI is in the path.`,
} as const;
