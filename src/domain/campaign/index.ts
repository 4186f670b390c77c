export { withChanges, withDefaults } from './defaults.ts';
export { campaignKind } from './definition.ts';
export type {
  CampaignDefinition,
  InAppMessage,
  TemplateConfiguration,
  WrittenCampaign,
} from './definition.ts';
export { hookProblems, type CampaignHook } from './hook.ts';
export { limitsProblems, type CampaignLimits } from './limits.ts';
export { messageSources } from './message.ts';
export { campaignProblems } from './problems.ts';
export { campaignStatuses, defaultStatus, inAppEnd, uniformStatuses } from './status.ts';
export type { CampaignStatus, Statuses } from './status.ts';
export { treatmentId, treatmentOfCohort, treatmentsOf, type Treatment } from './treatments.ts';
