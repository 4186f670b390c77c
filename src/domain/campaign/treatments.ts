import type { Content, Schedule, WrittenCampaign } from './definition.ts';

/** One of the versions of a message that are tried out against each other. */
export interface Treatment extends Content {
  /** "0" is the campaign itself, "1" to "4" are AdditionalTreatments in their order. */
  readonly id: string;
  readonly schedule: Schedule;
}

export const DEFAULT_TREATMENT = '0';

export function treatmentId(index: number): string {
  return String(index + 1);
}

/** Whether a treatment says itself what is sent; content goes together, so one part of its own is all of it. */
export function hasContent(content: Content): boolean {
  return Boolean(
    content.MessageConfiguration ??
    content.TemplateConfiguration ??
    content.CustomDeliveryConfiguration,
  );
}

/** The treatments of a campaign, itself first; what one does not say itself it has from the campaign. */
export function treatmentsOf(campaign: WrittenCampaign & { Schedule: Schedule }): Treatment[] {
  const { Schedule: schedule, AdditionalTreatments: others = [] } = campaign;
  return [
    { id: DEFAULT_TREATMENT, schedule, ...contentOf(campaign) },
    ...others.map((treatment, index) => ({
      id: treatmentId(index),
      schedule: treatment.Schedule ?? schedule,
      ...contentOf(hasContent(treatment) ? treatment : campaign),
    })),
  ];
}

function contentOf(given: Content): Content {
  const { MessageConfiguration, TemplateConfiguration, CustomDeliveryConfiguration } = given;
  return { MessageConfiguration, TemplateConfiguration, CustomDeliveryConfiguration };
}

/**
 * Which treatment the endpoints of a cohort (0 to 99) get; undefined for those that are held out. Additional
 * treatments have the first cohorts and the holdout the last, so that who is held out depends on its size alone.
 */
export function treatmentOfCohort(campaign: WrittenCampaign, cohort: number): string | undefined {
  if (cohort >= 100 - (campaign.HoldoutPercent ?? 0)) return undefined;
  let upTo = 0;
  for (const [index, { SizePercent }] of (campaign.AdditionalTreatments ?? []).entries()) {
    upTo += SizePercent;
    if (cohort < upTo) return treatmentId(index);
  }
  return DEFAULT_TREATMENT;
}
