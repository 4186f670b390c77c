import { afterAll, beforeAll, expect, it } from 'vitest';
import { findEndpoints, upsertEndpoints } from '../../src/endpoints/index.ts';
import { createApp } from '../../src/projects/index.ts';
import {
  createSegment,
  deleteSegment,
  segmentPage,
  segmentTest,
  updateSegment,
} from '../../src/segments/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Groups = NonNullable<In<'CreateSegment'>['WriteSegmentRequest']['SegmentGroups']>;
type Dimensions = NonNullable<In<'CreateSegment'>['WriteSegmentRequest']['Dimensions']>;

let world: TestWorld;
let ApplicationId: string;
let withA: string;
let withB: string;

const has = (name: string): Dimensions => ({ Attributes: { has: { Values: [name] } } });

beforeAll(async () => {
  world = await testWorld();
  const app = await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  ApplicationId = app.Id;
  await upsertEndpoints(world.ctx, ApplicationId, [
    { id: 'none', request: {} },
    { id: 'a', request: { Attributes: { has: ['a'] } } },
    { id: 'ab', request: { Attributes: { has: ['a', 'b'] } } },
    { id: 'b', request: { Attributes: { has: ['b'] } } },
  ]);
  withA = await segment({ Dimensions: has('a') });
  withB = await segment({ Dimensions: has('b') });
});
afterAll(() => world.close());

async function segment(criteria: { Dimensions: Dimensions } | { SegmentGroups: Groups }) {
  const WriteSegmentRequest = { Name: 'x', ...criteria };
  return (await createSegment(world.ctx, { ApplicationId, WriteSegmentRequest })).Id;
}

async function members(segmentId: string, version?: number): Promise<string> {
  const ref = { projectId: ApplicationId, segmentId, version };
  const page = await segmentPage(world.ctx, ref, { limit: 10 });
  const ids = page.map(({ id }) => id).sort();
  // In words it is the same as in SQL.
  const all = await findEndpoints(world.ctx, ApplicationId, ['a', 'ab', 'b', 'none']);
  const isMember = await segmentTest(world.ctx, ref);
  const tested = [...all.values()].filter((one) => isMember(one, new Date()));
  expect(tested.map(({ id }) => id).sort()).toEqual(ids);
  return ids.join(' ');
}

const A = () => ({ Id: withA });
const B = () => ({ Id: withB });

it.each<[string, () => Groups, string]>([
  ['no groups: everybody', () => ({ Groups: [] }), 'a ab b none'],
  ['a group without criteria: everybody', () => ({ Groups: [{}] }), 'a ab b none'],
  ['all dimensions', () => ({ Groups: [{ Dimensions: [has('a'), has('b')], Type: 'ALL' }] }), 'ab'],
  [
    'dimensions are combined by ALL when nothing is said',
    () => ({ Groups: [{ Dimensions: [has('a'), has('b')] }] }),
    'ab',
  ],
  [
    'any dimensions',
    () => ({ Groups: [{ Dimensions: [has('a'), has('b')], Type: 'ANY' }] }),
    'a ab b',
  ],
  [
    'no dimensions',
    () => ({ Groups: [{ Dimensions: [has('a'), has('b')], Type: 'NONE' }] }),
    'none',
  ],
  ['all sources', () => ({ Groups: [{ SourceSegments: [A(), B()], SourceType: 'ALL' }] }), 'ab'],
  ['any source', () => ({ Groups: [{ SourceSegments: [A(), B()], SourceType: 'ANY' }] }), 'a ab b'],
  ['no source', () => ({ Groups: [{ SourceSegments: [A(), B()], SourceType: 'NONE' }] }), 'none'],
  [
    'sources and dimensions',
    () => ({ Groups: [{ SourceSegments: [A()], Dimensions: [has('b')] }] }),
    'ab',
  ],
  [
    'sources without dimensions',
    () => ({ Groups: [{ SourceSegments: [A()], Dimensions: [has('b')], Type: 'NONE' }] }),
    'a',
  ],
  [
    'all groups',
    () => ({ Groups: [{ SourceSegments: [A()] }, { Dimensions: [has('b')] }], Include: 'ALL' }),
    'ab',
  ],
  [
    'any group',
    () => ({ Groups: [{ SourceSegments: [A()] }, { Dimensions: [has('b')] }], Include: 'ANY' }),
    'a ab b',
  ],
  [
    'no group',
    () => ({ Groups: [{ SourceSegments: [A()] }, { Dimensions: [has('b')] }], Include: 'NONE' }),
    'none',
  ],
])('combines %s', async (_, SegmentGroups, expected) => {
  expect(await members(await segment({ SegmentGroups: SegmentGroups() }))).toBe(expected);
});

it('follows its newest source, or the version that is named', async () => {
  const source = await segment({ Dimensions: has('a') });
  const newest = await segment({
    SegmentGroups: { Groups: [{ SourceSegments: [{ Id: source }] }] },
  });
  const pinned = await segment({
    SegmentGroups: { Groups: [{ SourceSegments: [{ Id: source, Version: 1 }] }] },
  });
  await updateSegment(world.ctx, {
    ApplicationId,
    SegmentId: source,
    WriteSegmentRequest: { Dimensions: has('b') },
  });
  expect(await members(newest)).toBe('ab b');
  expect(await members(pinned)).toBe('a ab');
  expect(await members(source, 1)).toBe('a ab');
});

it('does not guess when a source was deleted', async () => {
  const source = await segment({ Dimensions: has('a') });
  const without = await segment({
    SegmentGroups: { Groups: [{ SourceSegments: [{ Id: source }], SourceType: 'NONE' }] },
  });
  await deleteSegment(world.ctx, { ApplicationId, SegmentId: source });
  await expect(members(without)).rejects.toThrow(`Source segment ${source} does not exist`);
});
