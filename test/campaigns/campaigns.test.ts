import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as campaigns from '../../src/campaigns/index.ts';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError } from '../../src/errors.ts';
import { updateApplicationSettings } from '../../src/projects/index.ts';
import { deleteSegment } from '../../src/segments/index.ts';
import { createEmailTemplate } from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { campaignProject, type CampaignProject, type Written } from './campaign-world.ts';

let world: TestWorld;
let ctx: Ctx;
let shop: CampaignProject;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.ctx;
});
afterAll(() => world.close());
beforeEach(async () => {
  shop = await campaignProject(ctx);
  ({ ApplicationId } = shop);
});

const status = (CampaignStatus: string) => ({ CampaignStatus });
const at = (iso: string): Ctx => ({ ...ctx, now: () => new Date(iso) });

it('gives a campaign back as it was written, with the version of its segment', async () => {
  await createEmailTemplate(ctx, { TemplateName: 'sale', EmailTemplateRequest: { Subject: 'Hi' } });
  const full: Written = {
    ...shop.mail,
    Description: 'Once a week',
    TreatmentName: 'Plain',
    TreatmentDescription: 'Without a picture',
    HoldoutPercent: 10,
    Priority: 2,
    IsPaused: false,
    Hook: { Mode: 'FILTER', WebUrl: 'https://example.com/filter' },
    Limits: { Daily: 1, Total: 5, MaximumDuration: 3600, MessagesPerSecond: 50 },
    Schedule: {
      StartTime: '2036-01-01T09:00:00Z',
      EndTime: '2036-12-01T09:00:00Z',
      Frequency: 'WEEKLY',
      IsLocalTime: true,
      Timezone: 'UTC+01',
      QuietTime: { Start: '22:00', End: '07:00' },
    },
    TemplateConfiguration: { EmailTemplate: { Name: 'sale', Version: '1' } },
  };
  const others: Written['AdditionalTreatments'] = [
    {
      SizePercent: 20,
      TreatmentName: 'Short',
      MessageConfiguration: { SMSMessage: { Body: 'Hi' } },
    },
    { SizePercent: 30 },
  ];
  const tags = { team: 'growth' };
  const made = await shop.create({ ...full, AdditionalTreatments: others, tags });
  expect(made).toEqual({
    ...full,
    AdditionalTreatments: [
      { ...others[0], Id: '1', State: status('PAUSED') },
      { ...others[1], Id: '2', State: status('PAUSED') },
    ],
    ApplicationId,
    Id: expect.stringMatching(/^[0-9a-f]{32}$/),
    Arn: `arn:aws:mobiletargeting:us-east-1:${ctx.account}:apps/${ApplicationId}/campaigns/${made.Id}`,
    SegmentVersion: 1,
    Version: 1,
    State: status('PAUSED'),
    DefaultState: status('PAUSED'),
    CreationDate: expect.stringMatching(/^\d{4}-.*Z$/),
    LastModifiedDate: made.CreationDate,
    tags,
  });
  expect(await shop.get(made.Id)).toEqual(made);
});

it('says PAUSED of a campaign that would send, and has no runs', async () => {
  const made = await shop.create({ ...shop.mail, IsPaused: false });
  expect(made).toMatchObject({ IsPaused: false, State: status('PAUSED') });
  expect(made).not.toHaveProperty('DefaultState');
  const ref = { ApplicationId, CampaignId: made.Id };
  expect(await campaigns.getCampaignActivities(ctx, ref)).toEqual({ Item: [] });
  const event = { ...shop.banner.Schedule, StartTime: 'IMMEDIATE', Frequency: 'EVENT' as const };
  expect(await shop.create({ ...shop.mail, Schedule: event })).toMatchObject({
    State: status('PAUSED'),
  });
});

it('lets an in-app campaign begin and end by the clock, and pauses it', async () => {
  const Schedule = {
    ...shop.banner.Schedule,
    StartTime: '2036-01-01T00:00:00Z',
    EndTime: '2036-02-01T00:00:00Z',
  };
  const { Id, State } = await shop.create({ ...shop.banner, Schedule });
  expect(State).toEqual(status('SCHEDULED'));
  expect((await shop.get(Id, at('2036-01-01T00:00:00Z'))).State).toEqual(status('EXECUTING'));
  expect((await shop.get(Id, at('2036-02-01T00:00:00Z'))).State).toEqual(status('COMPLETED'));
  expect((await shop.update(Id, { IsPaused: true })).State).toEqual(status('PAUSED'));
  expect((await shop.update(Id, { IsPaused: false })).State).toEqual(status('SCHEDULED'));
});

it('ends with its segment, unless it was over before', async () => {
  const over = { ...shop.banner.Schedule, StartTime: '2036-01-01T00:00:00Z' };
  const [mail, banner, ended] = await Promise.all([
    shop.create(shop.mail),
    shop.create(shop.banner),
    shop.create({ ...shop.banner, Schedule: { ...over, EndTime: '2036-02-01T00:00:00Z' } }),
  ]);
  const later = at('2036-03-01T00:00:00Z');
  await deleteSegment(later, { ApplicationId, SegmentId: shop.segmentId });
  const states = async (id: string) => (await shop.get(id, later)).State?.CampaignStatus;
  expect(await states(mail.Id)).toBe('DELETED');
  expect(await states(banner.Id)).toBe('DELETED');
  expect(await states(ended.Id)).toBe('COMPLETED');
  await expect(shop.update(mail.Id, { Name: 'x' })).rejects.toThrow(
    `SegmentId: there is no segment ${shop.segmentId} in the application`,
  );
});

describe('the defaults of the project', () => {
  const settings = {
    Limits: { Daily: 3, Total: 9 },
    QuietTime: { Start: '22:00', End: '07:00' },
    CampaignHook: { WebUrl: 'https://example.com/filter' },
  };
  const write = (given: object) =>
    updateApplicationSettings(ctx, { ApplicationId, WriteApplicationSettingsRequest: given });

  it('are copied into new campaigns, and later changes leave these alone', async () => {
    const early = await shop.create(shop.mail);
    await write(settings);
    const made = await shop.create({ ...shop.mail, Limits: { Daily: 1 } });
    expect(made).toMatchObject({
      Limits: { Daily: 1, Total: 9 },
      Hook: settings.CampaignHook,
      Schedule: { ...shop.mail.Schedule, QuietTime: settings.QuietTime },
    });
    await write({ Limits: { Daily: 8 }, QuietTime: {}, CampaignHook: {} });
    expect(await shop.get(made.Id)).toEqual(made);
    expect(await shop.update(early.Id, { Name: 'Early' })).not.toHaveProperty('Limits');
  });
});

it('deletes a campaign: its last answer says DELETED, and then there is none', async () => {
  const made = await shop.create({ ...shop.mail, AdditionalTreatments: [{ SizePercent: 5 }] });
  const ref = { ApplicationId, CampaignId: made.Id };
  expect(await campaigns.deleteCampaign(ctx, ref)).toEqual({
    ...made,
    State: status('DELETED'),
    DefaultState: status('DELETED'),
    AdditionalTreatments: [{ SizePercent: 5, Id: '1', State: status('DELETED') }],
  });
  const version = { ...ref, Version: '1' };
  for (const ask of [
    () => campaigns.getCampaign(ctx, ref),
    () => campaigns.deleteCampaign(ctx, ref),
    () => campaigns.getCampaignVersion(ctx, version),
    () => campaigns.getCampaignVersions(ctx, ref),
    () => campaigns.getCampaignActivities(ctx, ref),
    () => shop.update(made.Id, { Name: 'x' }),
  ]) {
    await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  }
  expect(await campaigns.getCampaigns(ctx, { ApplicationId })).toEqual({ Item: [] });
});

it('lists every campaign of the project once, page by page', async () => {
  const made = await Promise.all([1, 2, 3].map(() => shop.create(shop.mail)));
  const other = await campaignProject(ctx);
  await other.create(other.banner);
  const first = await campaigns.getCampaigns(ctx, { ApplicationId, PageSize: '2' });
  const { NextToken: Token } = first;
  const rest = await campaigns.getCampaigns(ctx, { ApplicationId, PageSize: '2', Token });
  expect(first.Item).toHaveLength(2);
  expect([...first.Item, ...rest.Item].map(({ Id }) => Id)).toEqual(made.map((m) => m.Id).sort());
  expect(rest).not.toHaveProperty('NextToken');
});

it('finds no campaign of another project or account, and changes none there', async () => {
  const made = await shop.create(shop.mail);
  const other = await campaignProject(ctx);
  const ours = { ApplicationId, CampaignId: made.Id };
  const theirs = { ApplicationId: other.ApplicationId, CampaignId: made.Id };
  const stranger = { ...ctx, account: 'somebody else' };
  for (const [as, ref] of [
    [ctx, theirs],
    [stranger, ours],
  ] as const) {
    const WriteCampaignRequest = { Name: 'Mine' };
    for (const ask of [
      () => campaigns.getCampaign(as, ref),
      () => campaigns.getCampaignVersion(as, { ...ref, Version: '1' }),
      () => campaigns.getCampaignVersions(as, ref),
      () => campaigns.getCampaignActivities(as, ref),
      () => campaigns.deleteCampaign(as, ref),
      () => campaigns.updateCampaign(as, { ...ref, WriteCampaignRequest }),
    ]) {
      await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
    }
  }
  await expect(shop.create(shop.mail, stranger)).rejects.toThrow('Application not found');
  await expect(other.create(shop.mail)).rejects.toThrow('there is no segment');
  expect(await shop.get(made.Id)).toEqual(made);
});
