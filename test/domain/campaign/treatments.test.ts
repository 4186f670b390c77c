import fc from 'fast-check';
import { expect, it } from 'vitest';
import { treatmentOfCohort, treatmentsOf } from '../../../src/domain/campaign/index.ts';
import { banner, mail } from './campaign.ts';

const COHORTS = Array.from({ length: 100 }, (_, cohort) => cohort);
/** Sizes of up to four treatments and a holdout that fit into a hundred. */
const shares = fc
  .array(fc.nat(100), { maxLength: 5 })
  .filter((sizes) => sizes.reduce((sum, size) => sum + size, 0) <= 100);

it('gives each treatment as many cohorts as it asks for, the holdout none, and the campaign the rest', () => {
  fc.assert(
    fc.property(shares, ([holdout = 0, ...sizes]) => {
      const campaign = {
        ...mail,
        HoldoutPercent: holdout,
        AdditionalTreatments: sizes.map((SizePercent) => ({ SizePercent })),
      };
      const found = COHORTS.map((cohort) => treatmentOfCohort(campaign, cohort));
      const count = (id?: string) => found.filter((treatment) => treatment === id).length;
      expect(count(undefined)).toBe(holdout);
      sizes.forEach((size, index) => expect(count(String(index + 1))).toBe(size));
      expect(count('0')).toBe(100 - holdout - sizes.reduce((sum, size) => sum + size, 0));
    }),
  );
});

it('holds out the same cohorts whatever the treatments are', () => {
  fc.assert(
    fc.property(shares, fc.nat(99), ([holdout = 0, ...sizes], cohort) => {
      const AdditionalTreatments = sizes.map((SizePercent) => ({ SizePercent }));
      const campaign = { ...mail, HoldoutPercent: holdout };
      expect(treatmentOfCohort({ ...campaign, AdditionalTreatments }, cohort) === undefined).toBe(
        treatmentOfCohort(campaign, cohort) === undefined,
      );
    }),
  );
});

it('takes what a treatment does not say from the campaign, and never mixes contents', () => {
  const schedule = { StartTime: 'IMMEDIATE' };
  const TemplateConfiguration = { EmailTemplate: { Name: 'other' } };
  const campaign = {
    ...mail,
    Schedule: schedule,
    AdditionalTreatments: [
      { SizePercent: 10, Schedule: banner.Schedule },
      { SizePercent: 10, TemplateConfiguration },
    ],
  };
  const { MessageConfiguration } = mail;
  expect(treatmentsOf(campaign)).toEqual([
    { id: '0', schedule, MessageConfiguration },
    { id: '1', schedule: banner.Schedule, MessageConfiguration },
    { id: '2', schedule, TemplateConfiguration },
  ]);
});
