import { expect, it } from 'vitest';
import { withChanges, withDefaults } from '../../../src/domain/campaign/index.ts';
import { banner, mail } from './campaign.ts';

const defaults = {
  CampaignHook: { WebUrl: 'https://example.com/filter' },
  Limits: { Daily: 3, Total: 10 },
  QuietTime: { Start: '22:00', End: '07:00' },
};

it('copies the defaults of the project into what says nothing itself', () => {
  const treatments = [{ SizePercent: 5 }, { SizePercent: 5, Schedule: { StartTime: 'IMMEDIATE' } }];
  expect(withDefaults({ ...mail, AdditionalTreatments: treatments }, defaults)).toEqual({
    ...mail,
    Hook: defaults.CampaignHook,
    Limits: defaults.Limits,
    Schedule: { ...mail.Schedule, QuietTime: defaults.QuietTime },
    AdditionalTreatments: [
      { SizePercent: 5 },
      { SizePercent: 5, Schedule: { StartTime: 'IMMEDIATE', QuietTime: defaults.QuietTime } },
    ],
  });
});

it("leaves a campaign's own: limit by limit, and an empty quiet time or hook is none", () => {
  const own = {
    ...mail,
    Hook: {},
    Limits: { Daily: 0 },
    Schedule: { StartTime: 'IMMEDIATE', QuietTime: {} },
  };
  expect(withDefaults(own, defaults)).toEqual({ ...own, Limits: { Daily: 0, Total: 10 } });
  expect(withDefaults(mail, {})).toEqual(mail);
  expect(withDefaults(mail, { QuietTime: {}, CampaignHook: { Mode: 'FILTER' } })).toEqual(mail);
});

it('gives an in-app campaign no hook, because nothing is sent', () => {
  expect(withDefaults(banner, defaults)).not.toHaveProperty('Hook');
});

it('keeps what an update does not mention', () => {
  const before = { ...mail, SegmentVersion: 2, Priority: 3 };
  expect(withChanges(before, { Name: 'New', Priority: 1 })).toEqual({
    ...before,
    Name: 'New',
    Priority: 1,
  });
});

it('takes the newest version of a segment that is named again', () => {
  const before = { ...mail, SegmentVersion: 2 };
  expect(withChanges(before, { SegmentId: 'x' }).SegmentVersion).toBeUndefined();
  expect(withChanges(before, { SegmentId: 'x', SegmentVersion: 4 }).SegmentVersion).toBe(4);
  expect(withChanges(before, { SegmentVersion: 1 })).toMatchObject({
    SegmentId: mail.SegmentId,
    SegmentVersion: 1,
  });
});

it('takes the custom channel away by an empty address', () => {
  const custom = { CustomDeliveryConfiguration: { DeliveryUri: 'https://a.b' } };
  expect(withChanges({ ...mail, ...custom }, { Name: 'x' })).toMatchObject(custom);
  const gone = withChanges(
    { ...mail, ...custom },
    { CustomDeliveryConfiguration: { DeliveryUri: '' } },
  );
  expect(gone).not.toHaveProperty('CustomDeliveryConfiguration');
});
