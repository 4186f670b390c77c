import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { getCampaignVersion, getCampaignVersions } from '../../src/campaigns/index.ts';
import { updateSegment } from '../../src/segments/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { campaignProject, type CampaignProject } from './campaign-world.ts';

let world: TestWorld;
let shop: CampaignProject;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  shop = await campaignProject(world.ctx);
  ({ ApplicationId } = shop);
});

const version = (CampaignId: string, Version: string) =>
  getCampaignVersion(world.ctx, { ApplicationId, CampaignId, Version });
const versions = (CampaignId: string, page: { PageSize?: string; Token?: string } = {}) =>
  getCampaignVersions(world.ctx, { ApplicationId, CampaignId, ...page });

it('makes a version of every update, and keeps the earlier ones and what is not mentioned', async () => {
  const first = await shop.create({ ...shop.mail, Priority: 1, tags: { team: 'growth' } });
  const later = { ...world.ctx, now: () => new Date('2030-01-01') };
  const second = await shop.update(
    first.Id,
    { Name: 'New', Schedule: { StartTime: '2036-01-01T00:00:00Z' }, tags: { team: 'other' } },
    later,
  );
  expect(second).toEqual({
    ...first,
    Name: 'New',
    Version: 2,
    Schedule: { StartTime: '2036-01-01T00:00:00Z' },
    LastModifiedDate: '2030-01-01T00:00:00.000Z',
  });
  expect(await version(first.Id, '1')).toEqual(first);
  expect(await version(first.Id, '2')).toEqual(second);
  expect(await shop.get(first.Id)).toEqual(second);
  await expect(version(first.Id, '3')).rejects.toThrow('Version 3 of campaign not found');
  await expect(version(first.Id, '0')).rejects.toThrow('version is "0": expected a whole number');
});

it('lists versions newest first, page by page', async () => {
  const { Id } = await shop.create(shop.mail);
  for (const Name of ['b', 'c']) await shop.update(Id, { Name });
  const first = await versions(Id, { PageSize: '2' });
  const rest = await versions(Id, { PageSize: '2', Token: first.NextToken });
  const names = [...first.Item, ...rest.Item].map((item) => item.Name);
  expect(names).toEqual(['c', 'b', 'Sale']);
  expect(rest).not.toHaveProperty('NextToken');
});

it('tells in every version the state that the campaign has now', async () => {
  const { Id } = await shop.create({ ...shop.banner, AdditionalTreatments: [{ SizePercent: 9 }] });
  await shop.update(Id, { IsPaused: true, AdditionalTreatments: [] });
  const paused = { CampaignStatus: 'PAUSED' };
  expect(await version(Id, '1')).toMatchObject({
    State: paused,
    DefaultState: paused,
    AdditionalTreatments: [{ State: paused }],
  });
  expect(await version(Id, '2')).toMatchObject({ State: paused, AdditionalTreatments: [] });
});

it('keeps the version of the segment until the segment is named again', async () => {
  const { Id, SegmentId } = await shop.create(shop.mail);
  const WriteSegmentRequest = { Name: 'All' };
  await updateSegment(world.ctx, { ApplicationId, SegmentId, WriteSegmentRequest });
  expect(await shop.update(Id, { Name: 'x' })).toMatchObject({ SegmentVersion: 1 });
  expect(await shop.update(Id, { SegmentId })).toMatchObject({ SegmentVersion: 2 });
  expect(await shop.update(Id, { SegmentVersion: 1 })).toMatchObject({ SegmentVersion: 1 });
});

it('loses no update when many are made at the same time', async () => {
  const { Id } = await shop.create(shop.mail);
  const writes = [
    { Name: 'New' },
    { Description: 'Something' },
    { Priority: 4 },
    { HoldoutPercent: 7 },
    { TreatmentName: 'Plain' },
    { Limits: { Daily: 2 } },
  ];
  const made = await Promise.all(writes.map((write) => shop.update(Id, write)));
  expect(made.map(({ Version }) => Version).sort()).toEqual([2, 3, 4, 5, 6, 7]);
  expect(await shop.get(Id)).toMatchObject({ ...Object.assign({}, ...writes), Version: 7 });
  expect((await versions(Id)).Item).toHaveLength(7);
});

it('changes nothing when an update is refused', async () => {
  const made = await shop.create(shop.mail);
  await expect(shop.update(made.Id, { Priority: 9, SegmentId: 'none' })).rejects.toThrow(
    /^Priority is 9: .*; SegmentId: there is no segment none in the application$/,
  );
  expect(await shop.get(made.Id)).toEqual(made);
  expect((await versions(made.Id)).Item).toHaveLength(1);
});
