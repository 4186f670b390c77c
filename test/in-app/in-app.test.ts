import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { NotFoundError } from '../../src/errors.ts';
import { getInAppMessages } from '../../src/in-app/index.ts';
import { createSegment, deleteSegment, updateSegment } from '../../src/segments/index.ts';
import {
  createInAppTemplate,
  deleteInAppTemplate,
  updateInAppTemplate,
  updateTemplateActiveVersion,
} from '../../src/templates/index.ts';
import { deleteCampaign } from '../../src/campaigns/index.ts';
import {
  campaignProject,
  type CampaignProject,
  type Written,
} from '../campaigns/campaign-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ctx: Ctx;
let shop: CampaignProject;
let ApplicationId: string;
let accounts = 0;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  accounts += 1;
  ctx = { ...world.ctx, account: String(accounts) };
  shop = await campaignProject(ctx);
  ({ ApplicationId } = shop);
  await put('ada', {});
});

const put = (EndpointId: string, EndpointRequest: object) =>
  updateEndpoint(ctx, { ApplicationId, EndpointId, EndpointRequest });
const fetchAll = async (EndpointId = 'ada', as = ctx) =>
  (await getInAppMessages(as, { ApplicationId, EndpointId })).InAppMessageCampaigns ?? [];
const shownTo = async (EndpointId = 'ada', as = ctx) =>
  (await fetchAll(EndpointId, as)).map(({ CampaignId }) => CampaignId);
const at = (iso: string): Ctx => ({ ...ctx, now: () => new Date(iso) });
const cohort = (endpointId: string, number: number) =>
  ctx
    .db('endpoints')
    .where({ project_id: ApplicationId, id: endpointId })
    .update({ cohort: number });
const gold = async () => {
  const Dimensions = { Attributes: { plan: { Values: ['gold'] } } };
  const WriteSegmentRequest = { Name: 'Gold', Dimensions };
  return (await createSegment(ctx, { ApplicationId, WriteSegmentRequest })).Id;
};

it('gives an app what it needs to show a message', async () => {
  const { Schedule, ...banner } = shop.banner;
  const written: Written = {
    ...banner,
    Schedule: {
      StartTime: 'IMMEDIATE',
      ...Schedule,
      EndTime: '2036-02-01T00:00:00+01:00',
      QuietTime: { Start: '22:00', End: '07:00' },
    },
    Priority: 2,
    Limits: { Daily: 1, Session: 2, Total: 3 },
  };
  const { Id: CampaignId } = await shop.create(written);
  expect(await getInAppMessages(ctx, { ApplicationId, EndpointId: 'ada' })).toEqual({
    InAppMessageCampaigns: [
      {
        CampaignId,
        TreatmentId: '0',
        Priority: 2,
        Schedule: {
          EndDate: '2036-01-31T23:00:00.000Z',
          EventFilter: Schedule?.EventFilter,
          QuietTime: { Start: '22:00', End: '07:00' },
        },
        DailyCap: 1,
        SessionCap: 2,
        TotalCap: 3,
        InAppMessage: shop.banner.MessageConfiguration?.InAppMessage,
      },
    ],
  });
});

it('leaves out what a campaign does not say, and a cap that is none is 0', async () => {
  const { Id: CampaignId } = await shop.create(shop.banner);
  const { EventFilter } = shop.banner.Schedule ?? {};
  const { InAppMessage } = shop.banner.MessageConfiguration ?? {};
  expect(await fetchAll()).toEqual([
    {
      ...{ CampaignId, TreatmentId: '0', Schedule: { EventFilter }, InAppMessage },
      ...{ DailyCap: 0, SessionCap: 0, TotalCap: 0 },
    },
  ]);
});

it('shows campaigns that run, and no others', async () => {
  const later = { StartTime: '2036-01-01T00:00:00Z', EndTime: '2036-02-01T00:00:00Z' };
  const { Id } = await shop.create({
    ...shop.banner,
    Schedule: { ...shop.banner.Schedule, ...later },
  });
  const deleted = await shop.create(shop.banner);
  await deleteCampaign(ctx, { ApplicationId, CampaignId: deleted.Id });
  await shop.create({ ...shop.banner, IsPaused: true });
  await shop.create(shop.mail);
  expect(await shownTo('ada', at('2035-12-31T23:59:59.999Z'))).toEqual([]);
  expect(await shownTo('ada', at('2036-01-01T00:00:00Z'))).toEqual([Id]);
  expect(await shownTo('ada', at('2036-02-01T00:00:00Z'))).toEqual([]);

  const during = at('2036-01-02T00:00:00Z');
  await shop.update(Id, { IsPaused: true });
  expect(await shownTo('ada', during)).toEqual([]);
  await shop.update(Id, { IsPaused: false });
  expect(await shownTo('ada', during)).toEqual([Id]);
  await shop.update(Id, { ...shop.mail });
  expect(await shownTo('ada', during)).toEqual([]);
});

it('orders by priority, then by age; a campaign without a priority comes last', async () => {
  const made: Record<string, string> = {};
  for (const [name, Priority] of [['none'], ['low', 5], ['old', 1], ['new', 1]] as const) {
    made[name] = (await shop.create({ ...shop.banner, Priority })).Id;
  }
  expect(await shownTo()).toEqual([made.old, made.new, made.low, made.none]);
});

describe('the segment', () => {
  it('decides who is shown what, as the endpoint is now', async () => {
    const { Id } = await shop.create({ ...shop.banner, SegmentId: await gold() });
    expect(await shownTo()).toEqual([]);
    await put('ada', { Attributes: { plan: ['gold'] } });
    expect(await shownTo()).toEqual([Id]);
    await put('bob', { Attributes: { plan: ['silver'] } });
    expect(await shownTo('bob')).toEqual([]);
  });

  it('is meant in the version that the campaign has', async () => {
    const SegmentId = await gold();
    const { Id } = await shop.create({ ...shop.banner, SegmentId });
    await put('bob', { Attributes: { plan: ['silver'] } });
    const Dimensions = { Attributes: { plan: { Values: ['silver'] } } };
    await updateSegment(ctx, { ApplicationId, SegmentId, WriteSegmentRequest: { Dimensions } });
    expect(await shownTo('bob')).toEqual([]);
    await shop.update(Id, { SegmentId });
    expect(await shownTo('bob')).toEqual([Id]);
  });

  it('takes its campaign along when it is deleted, and leaves the others', async () => {
    const SegmentId = await gold();
    await put('ada', { Attributes: { plan: ['gold'] } });
    await shop.create({ ...shop.banner, SegmentId });
    const { Id } = await shop.create(shop.banner);
    await deleteSegment(ctx, { ApplicationId, SegmentId });
    expect(await shownTo()).toEqual([Id]);
  });

  it('that builds on a deleted one has nobody in it, and the others still answer', async () => {
    const base = await gold();
    await put('ada', { Attributes: { plan: ['gold'] } });
    const SegmentGroups = { Groups: [{ SourceSegments: [{ Id: base }] }] };
    const WriteSegmentRequest = { Name: 'Built', SegmentGroups };
    const built = await createSegment(ctx, { ApplicationId, WriteSegmentRequest });
    const broken = await shop.create({ ...shop.banner, SegmentId: built.Id });
    const { Id } = await shop.create(shop.banner);
    expect(await shownTo()).toEqual([broken.Id, Id]);
    await deleteSegment(ctx, { ApplicationId, SegmentId: base });
    expect(await shownTo()).toEqual([Id]);
  });

  it('is asked for more campaigns than one statement has conditions', async () => {
    const segmentIds = await Promise.all(Array.from({ length: 60 }, gold));
    const made = [];
    for (const SegmentId of segmentIds) made.push(await shop.create({ ...shop.banner, SegmentId }));
    expect(await shownTo()).toEqual([]);
    await put('ada', { Attributes: { plan: ['gold'] } });
    expect(new Set(await shownTo())).toEqual(new Set(made.map(({ Id }) => Id)));
  });
});

it('gives a cohort its treatment, and those held out nothing', async () => {
  const message = (color: string): Written['MessageConfiguration'] => ({
    InAppMessage: { Content: [{ BackgroundColor: color }] },
  });
  await shop.create({
    ...shop.banner,
    HoldoutPercent: 10,
    AdditionalTreatments: [
      { SizePercent: 20, MessageConfiguration: message('#111111') },
      { SizePercent: 30, Schedule: { ...shop.banner.Schedule, StartTime: '2036-01-01T00:00:00Z' } },
    ],
  });
  const shown = async (number: number, as = ctx) => {
    await cohort('ada', number);
    const [campaign] = await fetchAll('ada', as);
    const color = campaign?.InAppMessage?.Content?.[0]?.BackgroundColor;
    return campaign && [campaign.TreatmentId, color];
  };
  expect(await shown(0)).toEqual(['1', '#111111']);
  expect(await shown(19)).toEqual(['1', '#111111']);
  expect(await shown(20)).toBeUndefined();
  expect(await shown(49, at('2036-01-01T00:00:00Z'))).toEqual(['2', '#ffffff']);
  expect(await shown(50)).toEqual(['0', '#ffffff']);
  expect(await shown(89)).toEqual(['0', '#ffffff']);
  expect(await shown(90)).toBeUndefined();
  expect(await shown(99)).toBeUndefined();
});

describe('the template', () => {
  const TemplateName = 'sale';
  const body = (BackgroundColor: string) => ({ Content: [{ BackgroundColor }] });
  const colors = async () =>
    (await fetchAll()).map(({ InAppMessage }) => InAppMessage?.Content?.[0]?.BackgroundColor);
  const write = (Version?: string) => {
    const { MessageConfiguration: _own, ...banner } = shop.banner;
    const InAppTemplate = { Name: TemplateName, Version };
    return shop.create({ ...banner, TemplateConfiguration: { InAppTemplate } });
  };

  it('is shown in the version that the campaign names, else in the active one', async () => {
    const InAppTemplateRequest = {
      ...body('#000001'),
      Layout: 'OVERLAYS' as const,
      CustomConfig: { theme: 'dark' },
      TemplateDescription: 'not for the app',
    };
    await createInAppTemplate(ctx, { TemplateName, InAppTemplateRequest });
    await write('1');
    await write();
    await write('latest');
    const { TemplateDescription: _told, ...shown } = InAppTemplateRequest;
    expect((await fetchAll())[0]?.InAppMessage).toEqual(shown);

    const second = { InAppTemplateRequest: body('#000002'), CreateNewVersion: true };
    await updateInAppTemplate(ctx, { TemplateName, ...second });
    expect(await colors()).toEqual(['#000001', '#000001', '#000002']);
    await updateTemplateActiveVersion(ctx, {
      TemplateName,
      TemplateType: 'INAPP',
      TemplateActiveVersionRequest: { Version: '2' },
    });
    expect(await colors()).toEqual(['#000001', '#000002', '#000002']);
  });

  it('takes its message along when it is deleted, and the others are still shown', async () => {
    await createInAppTemplate(ctx, { TemplateName, InAppTemplateRequest: body('#000001') });
    await write();
    await shop.create(shop.banner);
    await deleteInAppTemplate(ctx, { TemplateName });
    expect(await colors()).toEqual(['#ffffff']);
  });
});

it('asks no opt-out and no status: nothing is sent, the app asks', async () => {
  const { Id } = await shop.create(shop.banner);
  await put('ada', { OptOut: 'ALL', EndpointStatus: 'INACTIVE' });
  expect(await shownTo()).toEqual([Id]);
});

it('knows only endpoints and campaigns of its own project', async () => {
  await shop.create(shop.banner);
  await expect(fetchAll('nobody')).rejects.toThrow('Endpoint not found');
  const stranger = { ...ctx, account: 'somebody else' };
  await expect(fetchAll('ada', stranger)).rejects.toBeInstanceOf(NotFoundError);
  const other = await campaignProject(ctx);
  const EndpointId = 'ada';
  await updateEndpoint(ctx, { ...other, EndpointId, EndpointRequest: {} });
  expect(await getInAppMessages(ctx, { ...other, EndpointId })).toEqual({
    InAppMessageCampaigns: [],
  });
});
