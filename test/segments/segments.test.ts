import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NotFoundError, NotImplementedError } from '../../src/errors.ts';
import { createApp } from '../../src/projects/index.ts';
import {
  createSegment,
  deleteSegment,
  findSegment,
  getSegment,
  getSegments,
  getSegmentVersion,
  getSegmentVersions,
  segmentSize,
  updateSegment,
} from '../../src/segments/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Written = In<'CreateSegment'>['WriteSegmentRequest'];

let world: TestWorld;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  const app = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  ApplicationId = app.Id;
});

const create = (WriteSegmentRequest: Written, ctx = world.ctx) =>
  createSegment(ctx, { ApplicationId, WriteSegmentRequest });
const update = (SegmentId: string, WriteSegmentRequest: Written, ctx = world.ctx) =>
  updateSegment(ctx, { ApplicationId, SegmentId, WriteSegmentRequest });
const get = (SegmentId: string, ctx = world.ctx) => getSegment(ctx, { ApplicationId, SegmentId });
const gold: Written['Dimensions'] = { Attributes: { plan: { Values: ['gold'] } } };
const silver: Written['Dimensions'] = { Attributes: { plan: { Values: ['silver'] } } };

it('answers a new segment in the wire form', async () => {
  const segment = await create({ Name: 'Gold', Dimensions: gold, tags: { team: 'growth' } });
  expect(segment).toEqual({
    ApplicationId,
    Id: expect.stringMatching(/^[0-9a-f]{32}$/),
    Arn: `arn:aws:mobiletargeting:us-east-1:${world.ctx.account}:apps/${ApplicationId}/segments/${segment.Id}`,
    Name: 'Gold',
    SegmentType: 'DIMENSIONAL',
    Version: 1,
    CreationDate: expect.stringMatching(/Z$/),
    LastModifiedDate: expect.stringMatching(/Z$/),
    Dimensions: gold,
    tags: { team: 'growth' },
  });
  expect(await get(segment.Id)).toEqual(segment);
});

it('gives groups back as they were written', async () => {
  const SegmentGroups: Written['SegmentGroups'] = {
    Groups: [{ Dimensions: [gold, silver], Type: 'ANY', SourceType: 'ALL', SourceSegments: [] }],
    Include: 'ALL',
  };
  const { Id } = await create({ Name: 'Both', SegmentGroups });
  expect((await get(Id)).SegmentGroups).toEqual(SegmentGroups);
  expect(await get(Id)).not.toHaveProperty('Dimensions');
});

describe('what is refused', () => {
  it('no name, a bad criterion and too long a tag, in one message', async () => {
    const bad = create({
      Dimensions: { Metrics: { m: { ComparisonOperator: 'MORE', Value: 1 } } },
      tags: { k: 'v'.repeat(257) },
    });
    await expect(bad).rejects.toThrow(
      /^Name is missing or empty.*Metrics\.m\.ComparisonOperator.*tags\.k/,
    );
    expect((await getSegments(world.ctx, { ApplicationId })).Item).toEqual([]);
  });

  it('dimensions and groups together', async () => {
    await expect(
      create({ Name: 'x', Dimensions: gold, SegmentGroups: { Groups: [] } }),
    ).rejects.toThrow('both given');
  });

  it('a source segment that is not there, or is of another project', async () => {
    const other = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Other' } });
    const foreign = await createSegment(world.ctx, {
      ApplicationId: other.Id,
      WriteSegmentRequest: { Name: 'foreign' },
    });
    const on = (Id: string, Version?: number) =>
      create({ Name: 'x', SegmentGroups: { Groups: [{ SourceSegments: [{ Id, Version }] }] } });
    await expect(on('nowhere')).rejects.toThrow('Source segment nowhere does not exist');
    await expect(on(foreign.Id)).rejects.toThrow('does not exist');
    const own = await create({ Name: 'own' });
    await expect(on(own.Id, 2)).rejects.toThrow(
      `Source segment ${own.Id} version 2 does not exist`,
    );
  });

  it('a segment that would be built on itself by way of another', async () => {
    const a = await create({ Name: 'a' });
    const b = await create({
      Name: 'b',
      SegmentGroups: { Groups: [{ SourceSegments: [{ Id: a.Id }] }] },
    });
    await expect(
      update(a.Id, { SegmentGroups: { Groups: [{ SourceSegments: [{ Id: b.Id }] }] } }),
    ).rejects.toThrow('would be built on itself');
    expect((await get(a.Id)).Version).toBe(1);
  });

  it('segments on top of segments without end', async () => {
    let { Id } = await create({ Name: 'bottom' });
    const above = async () => {
      const SourceSegments = [{ Id }];
      ({ Id } = await create({ Name: 'above', SegmentGroups: { Groups: [{ SourceSegments }] } }));
    };
    for (let level = 0; level < 5; level += 1) await above();
    await expect(above()).rejects.toThrow('built on too many others');
  });
});

describe('versions', () => {
  it('come with each update, and old ones stay as they were', async () => {
    const first = await create({ Name: 'Gold', Dimensions: gold });
    const second = await update(first.Id, { Name: 'Silver', Dimensions: silver });
    expect(second).toMatchObject({ Version: 2, Name: 'Silver', Dimensions: silver });
    expect(await get(first.Id)).toEqual(second);
    const version = (Version: string) =>
      getSegmentVersion(world.ctx, { ApplicationId, SegmentId: first.Id, Version });
    expect(await version('1')).toEqual(first);
    expect(await version('2')).toEqual(second);
    await expect(version('3')).rejects.toBeInstanceOf(NotFoundError);
    await expect(version('latest')).rejects.toThrow('version is "latest"');
  });

  it('are listed newest first, page by page', async () => {
    const { Id: SegmentId } = await create({ Name: 'v1' });
    await update(SegmentId, { Name: 'v2' });
    await update(SegmentId, { Name: 'v3' });
    const names: (string | undefined)[] = [];
    let Token: string | undefined;
    do {
      const page = await getSegmentVersions(world.ctx, {
        ApplicationId,
        SegmentId,
        PageSize: '2',
        Token,
      });
      names.push(...page.Item.map((item) => item.Name));
      Token = page.NextToken;
    } while (Token);
    expect(names).toEqual(['v3', 'v2', 'v1']);
  });

  it('get different numbers when two people update at the same time', async () => {
    const { Id } = await create({ Name: 'x' });
    const made = await Promise.all(['a', 'b', 'c', 'd'].map((Name) => update(Id, { Name })));
    expect(made.map((segment) => segment.Version).sort()).toEqual([2, 3, 4, 5]);
  });

  it('keep the criteria and the tags that an update does not mention', async () => {
    const { Id } = await create({ Name: 'Gold', Dimensions: gold, tags: { a: 'b' } });
    await update(Id, { Name: 'Renamed', tags: { ignored: 'x' } });
    expect(await get(Id)).toMatchObject({ Dimensions: gold, tags: { a: 'b' }, Name: 'Renamed' });
  });

  it('go from dimensions to groups', async () => {
    const { Id } = await create({ Name: 'Gold', Dimensions: gold });
    await update(Id, { SegmentGroups: { Groups: [{ Dimensions: [silver] }] } });
    expect(await get(Id)).not.toHaveProperty('Dimensions');
    expect((await get(Id)).Name).toBe('Gold');
  });
});

it('lists the segments of the project in their newest versions', async () => {
  const made = await Promise.all(['a', 'b', 'c'].map((Name) => create({ Name })));
  const [first] = made;
  await update(first?.Id ?? '', { Name: 'renamed' });
  const names: (string | undefined)[] = [];
  let Token: string | undefined;
  do {
    const page = await getSegments(world.ctx, { ApplicationId, PageSize: '2', Token });
    names.push(...page.Item.map((item) => item.Name));
    Token = page.NextToken;
  } while (Token);
  expect(names.sort()).toEqual(['b', 'c', 'renamed']);
});

it('deletes a segment with its versions and answers with what it was', async () => {
  const { Id: SegmentId } = await create({ Name: 'x' });
  const last = await update(SegmentId, { Name: 'y' });
  expect(await deleteSegment(world.ctx, { ApplicationId, SegmentId })).toEqual(last);
  await expect(get(SegmentId)).rejects.toThrow('Segment not found');
  await expect(getSegmentVersions(world.ctx, { ApplicationId, SegmentId })).rejects.toBeInstanceOf(
    NotFoundError,
  );
  expect(await findSegment(world.ctx, { projectId: ApplicationId, segmentId: SegmentId })).toBe(
    undefined,
  );
});

it('says that imported segments are not there yet, instead of taking everybody or nobody', async () => {
  const imported = { project_id: ApplicationId, name: 'file' };
  await world.ctx.db('segments').insert({ ...imported, id: 'i', type: 'IMPORT' });
  await world.ctx.db('segment_versions').insert({ ...imported, segment_id: 'i', version: 1 });
  const ref = { projectId: ApplicationId, segmentId: 'i' };
  await expect(segmentSize(world.ctx, ref)).rejects.toBeInstanceOf(NotImplementedError);
  await expect(update('i', { Name: 'x' })).rejects.toThrow("imported: it can't be edited");
  await expect(
    create({ Name: 'x', SegmentGroups: { Groups: [{ SourceSegments: [{ Id: 'i' }] }] } }),
  ).rejects.toBeInstanceOf(NotImplementedError);
});

it("neither shows nor changes segments of another account's project", async () => {
  const { Id: SegmentId } = await create({ Name: 'mine' });
  const stranger = { ...world.ctx, account: 'somebody else' };
  for (const ask of [
    () => create({ Name: 'theirs' }, stranger),
    () => get(SegmentId, stranger),
    () => update(SegmentId, { Name: 'theirs' }, stranger),
    () => deleteSegment(stranger, { ApplicationId, SegmentId }),
    () => getSegments(stranger, { ApplicationId }),
    () => getSegmentVersions(stranger, { ApplicationId, SegmentId }),
    () => getSegmentVersion(stranger, { ApplicationId, SegmentId, Version: '1' }),
  ]) {
    await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  }
  expect((await get(SegmentId)).Name).toBe('mine');
});
