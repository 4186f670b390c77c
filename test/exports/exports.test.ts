import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import {
  createExportJob,
  getExportJob,
  getExportJobs,
  getSegmentExportJobs,
} from '../../src/exports/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { createSegment } from '../../src/segments/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Written = In<'CreateExportJob'>['ExportJobRequest'];

let world: TestWorld;
let ctx: Ctx;
let ApplicationId: string;
let SegmentId: string;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.ctx;
});
afterAll(() => world.close());
beforeEach(async () => {
  const app = await createApp(ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  ApplicationId = app.Id;
  const WriteSegmentRequest = { Name: 'Everybody' };
  SegmentId = (await createSegment(ctx, { ApplicationId, WriteSegmentRequest })).Id;
});

const least: Written = {
  S3UrlPrefix: 's3://shop.example/export',
  RoleArn: 'arn:aws:iam::123456789012:role/service/export',
};
const create = (given: Partial<Written> = {}, as = ctx) =>
  createExportJob(as, { ApplicationId, ExportJobRequest: { ...least, ...given } });

it('keeps a job as it was written and says that it is not run, with no invented counts', async () => {
  const made = await create({ SegmentId, SegmentVersion: 1 });
  expect(made).toEqual({
    ApplicationId,
    Id: expect.stringMatching(/^[0-9a-f]{32}$/),
    Type: 'EXPORT',
    JobStatus: 'FAILED',
    Definition: { ...least, SegmentId, SegmentVersion: 1 },
    Failures: ['Export jobs are not run by this version of Cairn: nothing was written'],
    CreationDate: expect.stringMatching(/^\d{4}-.*Z$/),
    CompletionDate: made.CreationDate,
  });
  expect(await getExportJob(ctx, { ApplicationId, JobId: made.Id })).toEqual(made);
});

it('lists the jobs of the project and of a segment, page by page', async () => {
  const all = await create();
  const ours = await create({ SegmentId }, { ...ctx, now: () => new Date('2035-01-01') });
  const first = await getExportJobs(ctx, { ApplicationId, PageSize: '1' });
  expect(first.Item).toEqual([ours]);
  const { NextToken: Token } = first;
  expect(await getExportJobs(ctx, { ApplicationId, Token })).toEqual({ Item: [all] });
  const ref = { ApplicationId, SegmentId };
  expect(await getSegmentExportJobs(ctx, ref)).toEqual({ Item: [ours] });
  await expect(getSegmentExportJobs(ctx, { ...ref, SegmentId: 'none' })).rejects.toThrow(
    'Segment not found',
  );
  await expect(getExportJobs(ctx, { ApplicationId, PageSize: '0' })).rejects.toThrow('page-size');
});

describe('what is refused', () => {
  it.each<[() => Partial<Written>, string]>([
    [() => ({ S3UrlPrefix: '/export' }), 'S3UrlPrefix is "/export": expected s3://bucket'],
    [() => ({ RoleArn: '' }), 'RoleArn is "": expected an ARN of the kind "IAM role"'],
    [() => ({ SegmentId: 'none' }), 'SegmentId: there is no segment none in the application'],
    [() => ({ SegmentId, SegmentVersion: 2 }), 'there is no version 2 of a segment'],
    [() => ({ SegmentId, SegmentVersion: 0 }), 'SegmentVersion is 0: expected a whole number'],
    [() => ({ SegmentVersion: 1 }), 'SegmentVersion needs SegmentId'],
  ])('%#', async (given, message) => {
    const ask = create(given());
    await expect(ask).rejects.toBeInstanceOf(ValidationError);
    await expect(ask).rejects.toThrow(message);
    expect(await getExportJobs(ctx, { ApplicationId })).toEqual({ Item: [] });
  });

  it("another account's jobs", async () => {
    const { Id: JobId } = await create();
    const stranger = { ...ctx, account: 'somebody else' };
    for (const ask of [
      () => getExportJob(stranger, { ApplicationId, JobId }),
      () => getExportJobs(stranger, { ApplicationId }),
      () => getSegmentExportJobs(stranger, { ApplicationId, SegmentId }),
      () => create({}, stranger),
    ]) {
      await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
    }
  });
});
