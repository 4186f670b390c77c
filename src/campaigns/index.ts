export { getCampaignActivities } from './activities.ts';
export { createCampaign } from './create.ts';
export { deleteCampaign } from './delete.ts';
export { getCampaign, getCampaignVersion } from './get.ts';
export { getCampaigns, getCampaignVersions } from './list.ts';
export { requireCampaign } from './require.ts';
export { runningInAppCampaigns, type RunningInApp } from './running-in-app.ts';
export { updateCampaign } from './update.ts';
