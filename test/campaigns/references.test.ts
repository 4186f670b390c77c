import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getCampaigns } from '../../src/campaigns/index.ts';
import { ValidationError } from '../../src/errors.ts';
import { createSegment, deleteSegment } from '../../src/segments/index.ts';
import {
  createEmailTemplate,
  createInAppTemplate,
  createPushTemplate,
  createSmsTemplate,
} from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { campaignProject, type CampaignProject, type Written } from './campaign-world.ts';

let world: TestWorld;
let shop: CampaignProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  shop = await campaignProject(world.ctx);
});

async function refused(written: Written): Promise<string> {
  const ask = shop.create(written);
  await expect(ask).rejects.toBeInstanceOf(ValidationError);
  const { ApplicationId } = shop;
  expect(await getCampaigns(world.ctx, { ApplicationId })).toEqual({ Item: [] });
  return ask.then(String, (error: Error) => error.message);
}

it('takes templates of every channel, by number, as the latest or as the active one', async () => {
  const TemplateName = 't';
  await createEmailTemplate(world.ctx, { TemplateName, EmailTemplateRequest: {} });
  await createSmsTemplate(world.ctx, { TemplateName, SMSTemplateRequest: {} });
  await createPushTemplate(world.ctx, { TemplateName, PushNotificationTemplateRequest: {} });
  await createInAppTemplate(world.ctx, { TemplateName, InAppTemplateRequest: {} });
  const { MessageConfiguration: _message, ...mail } = shop.mail;
  const { MessageConfiguration: _shown, ...banner } = shop.banner;
  const TemplateConfiguration = {
    EmailTemplate: { Name: 't' },
    SMSTemplate: { Name: 't', Version: 'latest' },
    PushTemplate: { Name: 't', Version: '1' },
  };
  const made = await shop.create({ ...mail, TemplateConfiguration });
  expect(made.TemplateConfiguration).toEqual(TemplateConfiguration);
  const InAppTemplate = { Name: 't', Version: '1' };
  await shop.create({ ...banner, TemplateConfiguration: { InAppTemplate } });
  expect(
    await shop
      .create({
        ...mail,
        TemplateConfiguration: { EmailTemplate: { Name: 't', Version: '2' } },
        AdditionalTreatments: [
          { SizePercent: 1, TemplateConfiguration: { SMSTemplate: { Name: 'x' } } },
          {
            SizePercent: 1,
            TemplateConfiguration: { PushTemplate: { Name: 't', Version: 'newest' } },
          },
        ],
      })
      .catch((error: Error) => error.message.split('; ')),
  ).toEqual([
    'TemplateConfiguration.EmailTemplate: there is no version "2" of the EMAIL template "t"',
    'AdditionalTreatments[0].TemplateConfiguration.SMSTemplate: there is no SMS template "x"',
    'AdditionalTreatments[1].TemplateConfiguration.PushTemplate: there is no version "newest" of the PUSH template "t"',
  ]);
});

describe('what is refused', () => {
  it('a segment that is not there, or not in this version', async () => {
    const { segmentId: SegmentId } = shop;
    expect(await refused({ ...shop.mail, SegmentId: 'none' })).toBe(
      'SegmentId: there is no segment none in the application',
    );
    expect(await refused({ ...shop.mail, SegmentVersion: 2 })).toBe(
      `SegmentVersion is 2: the segment ${SegmentId} has no such version`,
    );
  });

  it('an imported segment, or one that builds on it, where one endpoint must be looked up', async () => {
    const { ApplicationId } = shop;
    const { ctx } = world;
    const key = { project_id: ApplicationId, name: 'List', version: 1 };
    await ctx.db('segments').insert({ ...key, id: 'list', type: 'IMPORT' });
    await ctx.db('segment_versions').insert({ ...key, segment_id: 'list' });
    const told = "SegmentId: Segment list is imported: imported segments can't be evaluated yet";
    expect(await refused({ ...shop.banner, SegmentId: 'list' })).toBe(told);
    const event = { ...shop.banner.Schedule, StartTime: 'IMMEDIATE', Frequency: 'EVENT' as const };
    expect(await refused({ ...shop.mail, Schedule: event, SegmentId: 'list' })).toBe(told);
    await shop.create({ ...shop.mail, SegmentId: 'list' });
  });

  it('a segment that builds on a deleted one, where one endpoint must be looked up', async () => {
    const { ApplicationId, segmentId } = shop;
    const SegmentGroups = { Groups: [{ SourceSegments: [{ Id: segmentId }] }] };
    const WriteSegmentRequest = { Name: 'Built', SegmentGroups };
    const built = await createSegment(world.ctx, { ApplicationId, WriteSegmentRequest });
    await deleteSegment(world.ctx, { ApplicationId, SegmentId: segmentId });
    expect(await refused({ ...shop.banner, SegmentId: built.Id })).toBe(
      `SegmentId: Source segment ${segmentId} does not exist`,
    );
  });

  it('texts that are no templates, each by its place and line', async () => {
    expect(
      await refused({
        ...shop.mail,
        MessageConfiguration: {
          EmailMessage: {
            Title: '{{#if x}}',
            HtmlBody: 'a\n{{shout x}}',
            Headers: [{ Name: 'X-A', Value: '{{' }],
          },
          SMSMessage: { Body: '{{> other}}' },
        },
        AdditionalTreatments: [
          { SizePercent: 5, MessageConfiguration: { GCMMessage: { Title: '{{^}}' } } },
        ],
      }),
    ).toMatch(
      /^MessageConfiguration\.EmailMessage\.Title, line 1: .*; MessageConfiguration\.EmailMessage\.HtmlBody, line 2: there is no helper "shout"; MessageConfiguration\.EmailMessage\.Headers\[0\]\.Value, line 1: .*; MessageConfiguration\.SMSMessage\.Body, line 1: only partials .*; AdditionalTreatments\[0\]\.MessageConfiguration\.GCMMessage\.Title, line 1: /s,
    );
  });

  it('everything that is wrong, in one message', async () => {
    const message = await refused({
      Name: '',
      SegmentId: 'none',
      Priority: 7,
      Schedule: { StartTime: 'soon' },
      TemplateConfiguration: { SMSTemplate: { Name: 'gone' } },
      tags: { ['k'.repeat(129)]: 'v' },
    });
    for (const part of [
      'Name is ""',
      'Priority is 7',
      'Schedule.StartTime is "soon"',
      'SegmentId: there is no segment none',
      'TemplateConfiguration.SMSTemplate: there is no SMS template "gone"',
      'tags has the key',
    ]) {
      expect(message).toContain(part);
    }
  });
});
