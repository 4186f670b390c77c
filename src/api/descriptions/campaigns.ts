export const campaigns = {
  CreateCampaign:
    'Makes a campaign: a message, a segment and a schedule, with up to four further treatments that share the recipients.',
  DeleteCampaign: 'Deletes a campaign and answers with what it was.',
  GetCampaign: 'Answers with the newest version of a campaign and its state.',
  GetCampaignActivities:
    'Lists the runs of a campaign with how many endpoints each tried and reached.',
  GetCampaigns: 'Lists the campaigns of a project.',
  GetCampaignVersion: 'Answers with one version of a campaign.',
  GetCampaignVersions: 'Lists the versions of a campaign.',
  UpdateCampaign:
    'Makes a new version of a campaign; IsPaused holds its future runs and lets them go on.',
} as const;
