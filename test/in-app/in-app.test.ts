import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteCampaign } from '../../src/campaigns/index.ts';
import type { Ctx } from '../../src/context.ts';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { NotFoundError } from '../../src/errors.ts';
import { getInAppMessages } from '../../src/in-app/index.ts';
import { createSegment, deleteSegment, updateSegment } from '../../src/segments/index.ts';
import { campaignProject, type Written } from '../campaigns/campaign-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { inAppProject, type InAppProject } from './in-app-world.ts';

let world: TestWorld;
let ctx: Ctx;
let shop: InAppProject;
let ApplicationId: string;
let accounts = 0;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  accounts += 1;
  ctx = { ...world.ctx, account: String(accounts) };
  shop = await inAppProject(ctx);
  ({ ApplicationId } = shop);
});

const at = (iso: string): Ctx => ({ ...ctx, now: () => new Date(iso) });

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
  expect(await shop.fetchAll()).toEqual([
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
  expect(await shop.shownTo('ada', at('2035-12-31T23:59:59.999Z'))).toEqual([]);
  expect(await shop.shownTo('ada', at('2036-01-01T00:00:00Z'))).toEqual([Id]);
  expect(await shop.shownTo('ada', at('2036-02-01T00:00:00Z'))).toEqual([]);

  const during = at('2036-01-02T00:00:00Z');
  await shop.update(Id, { IsPaused: true });
  expect(await shop.shownTo('ada', during)).toEqual([]);
  await shop.update(Id, { IsPaused: false });
  expect(await shop.shownTo('ada', during)).toEqual([Id]);
  await shop.update(Id, { ...shop.mail });
  expect(await shop.shownTo('ada', during)).toEqual([]);
});

it('orders by priority, then by age; a campaign without a priority comes last', async () => {
  const made: Record<string, string> = {};
  for (const [name, Priority] of [['none'], ['low', 5], ['old', 1], ['new', 1]] as const) {
    made[name] = (await shop.create({ ...shop.banner, Priority })).Id;
  }
  expect(await shop.shownTo()).toEqual([made.old, made.new, made.low, made.none]);
});

describe('the segment', () => {
  it('decides who is shown what, as the endpoint is now', async () => {
    const { Id } = await shop.create({ ...shop.banner, SegmentId: await shop.gold() });
    expect(await shop.shownTo()).toEqual([]);
    await shop.put('ada', { Attributes: { plan: ['gold'] } });
    expect(await shop.shownTo()).toEqual([Id]);
    await shop.put('bob', { Attributes: { plan: ['silver'] } });
    expect(await shop.shownTo('bob')).toEqual([]);
  });

  it('is meant in the version that the campaign has', async () => {
    const SegmentId = await shop.gold();
    const { Id } = await shop.create({ ...shop.banner, SegmentId });
    await shop.put('bob', { Attributes: { plan: ['silver'] } });
    const Dimensions = { Attributes: { plan: { Values: ['silver'] } } };
    await updateSegment(ctx, { ApplicationId, SegmentId, WriteSegmentRequest: { Dimensions } });
    expect(await shop.shownTo('bob')).toEqual([]);
    await shop.update(Id, { SegmentId });
    expect(await shop.shownTo('bob')).toEqual([Id]);
  });

  it('takes its campaign along when it is deleted, and leaves the others', async () => {
    const SegmentId = await shop.gold();
    await shop.put('ada', { Attributes: { plan: ['gold'] } });
    await shop.create({ ...shop.banner, SegmentId });
    const { Id } = await shop.create(shop.banner);
    await deleteSegment(ctx, { ApplicationId, SegmentId });
    expect(await shop.shownTo()).toEqual([Id]);
  });

  it('that builds on a deleted one has nobody in it, and the others still answer', async () => {
    const base = await shop.gold();
    await shop.put('ada', { Attributes: { plan: ['gold'] } });
    const SegmentGroups = { Groups: [{ SourceSegments: [{ Id: base }] }] };
    const WriteSegmentRequest = { Name: 'Built', SegmentGroups };
    const built = await createSegment(ctx, { ApplicationId, WriteSegmentRequest });
    const broken = await shop.create({ ...shop.banner, SegmentId: built.Id });
    const { Id } = await shop.create(shop.banner);
    expect(await shop.shownTo()).toEqual([broken.Id, Id]);
    await deleteSegment(ctx, { ApplicationId, SegmentId: base });
    expect(await shop.shownTo()).toEqual([Id]);
  });

  it('is asked for more campaigns than one statement has conditions', async () => {
    const segmentIds = await Promise.all(Array.from({ length: 60 }, () => shop.gold()));
    const made = [];
    for (const SegmentId of segmentIds) made.push(await shop.create({ ...shop.banner, SegmentId }));
    expect(await shop.shownTo()).toEqual([]);
    await shop.put('ada', { Attributes: { plan: ['gold'] } });
    expect(new Set(await shop.shownTo())).toEqual(new Set(made.map(({ Id }) => Id)));
  });
});

it('asks no opt-out and no status: nothing is sent, the app asks', async () => {
  const { Id } = await shop.create(shop.banner);
  await shop.put('ada', { OptOut: 'ALL', EndpointStatus: 'INACTIVE' });
  expect(await shop.shownTo()).toEqual([Id]);
});

it('knows only endpoints and campaigns of its own project', async () => {
  await shop.create(shop.banner);
  await expect(shop.fetchAll('nobody')).rejects.toThrow('Endpoint not found');
  const stranger = { ...ctx, account: 'somebody else' };
  await expect(shop.fetchAll('ada', stranger)).rejects.toBeInstanceOf(NotFoundError);
  const other = await campaignProject(ctx);
  const EndpointId = 'ada';
  await updateEndpoint(ctx, { ...other, EndpointId, EndpointRequest: {} });
  expect(await getInAppMessages(ctx, { ...other, EndpointId })).toEqual({
    InAppMessageCampaigns: [],
  });
});
