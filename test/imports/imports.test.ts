import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import {
  createImportJob,
  getImportJob,
  getImportJobs,
  getSegmentImportJobs,
} from '../../src/imports/index.ts';
import { createExportJob, getExportJob } from '../../src/exports/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { createSegment, deleteSegment, getSegments } from '../../src/segments/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Written = In<'CreateImportJob'>['ImportJobRequest'];

let world: TestWorld;
let ctx: Ctx;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.ctx;
});
afterAll(() => world.close());
beforeEach(async () => {
  const app = await createApp(ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  ApplicationId = app.Id;
});

const least: Written = {
  Format: 'CSV',
  S3Url: 's3://shop/endpoints/',
  RoleArn: 'arn:aws:iam::123456789012:role/import',
};
const create = (given: Partial<Written> = {}, as = ctx) =>
  createImportJob(as, { ApplicationId, ImportJobRequest: { ...least, ...given } });
const segment = async () =>
  (await createSegment(ctx, { ApplicationId, WriteSegmentRequest: { Name: 'Old' } })).Id;

it('keeps a job as it was written and says that it is not run, with no invented counts', async () => {
  const Definition: Written = {
    ...least,
    Format: 'JSON',
    DefineSegment: true,
    RegisterEndpoints: true,
    SegmentName: 'Customers',
    SegmentId: await segment(),
    ExternalId: 'shared-secret',
  };
  const made = await create(Definition);
  expect(made).toEqual({
    ApplicationId,
    Id: expect.stringMatching(/^[0-9a-f]{32}$/),
    Type: 'IMPORT',
    JobStatus: 'FAILED',
    Definition,
    Failures: [
      'Import jobs are not run by this version of Cairn: nothing was read, and no endpoint or segment was made or changed',
    ],
    CreationDate: expect.stringMatching(/^\d{4}-.*Z$/),
    CompletionDate: made.CreationDate,
  });
  expect(await getImportJob(ctx, { ApplicationId, JobId: made.Id })).toEqual(made);
});

it('makes no segment, whatever it was asked', async () => {
  await create({ DefineSegment: true, SegmentName: 'Customers' });
  expect(await getSegments(ctx, { ApplicationId })).toEqual({ Item: [] });
});

it('lists jobs newest first, of the project and of a segment', async () => {
  const SegmentId = await segment();
  const at = (day: number): Ctx => ({ ...ctx, now: () => new Date(Date.UTC(2027, 0, day)) });
  const first = await create({ SegmentId }, at(1));
  const second = await create({}, at(2));
  // At the same moment the id decides, so that no page misses one.
  const twins = await Promise.all([create({ SegmentId }, at(3)), create({ SegmentId }, at(3))]);
  const [third, fourth] = twins.map(({ Id }) => Id).sort();
  const pages = async (PageSize: string, Token?: string): Promise<string[]> => {
    const page = await getImportJobs(ctx, { ApplicationId, PageSize, Token });
    const ids = page.Item.map(({ Id }) => Id);
    return page.NextToken ? [...ids, ...(await pages(PageSize, page.NextToken))] : ids;
  };
  const newestFirst = [fourth, third, second.Id, first.Id];
  for (const size of ['1', '2', '3', '4']) expect(await pages(size)).toEqual(newestFirst);

  const ref = { ApplicationId, SegmentId };
  const page = await getSegmentImportJobs(ctx, { ...ref, PageSize: '2' });
  expect(page.Item.map(({ Id }) => Id)).toEqual([fourth, third]);
  const rest = await getSegmentImportJobs(ctx, { ...ref, Token: page.NextToken });
  expect(rest).toEqual({ Item: [first] });

  const Token = Buffer.from('["some day","x"]').toString('base64url');
  await expect(getImportJobs(ctx, { ApplicationId, Token })).rejects.toThrow('token is not valid');
  await deleteSegment(ctx, ref);
  await expect(getSegmentImportJobs(ctx, ref)).rejects.toThrow('Segment not found');
});

describe('what is refused', () => {
  it.each<[Partial<Written>, string]>([
    [{ S3Url: 'https://shop.s3.amazonaws.com/x' }, 'S3Url is "https://shop.s3.amazonaws.com/x"'],
    [{ S3Url: 's3://ab' }, 'S3Url is "s3://ab": expected s3://bucket'],
    [{ S3Url: 's3://Shop/x' }, 'S3Url is "s3://Shop/x"'],
    [{ S3Url: 's3://shop/a\nb' }, 'S3Url is'],
    [{ S3Url: '' }, 'S3Url is ""'],
    [{ RoleArn: 'import' }, 'RoleArn is "import": expected an ARN of the kind "IAM role"'],
    [{ ExternalId: 'x' }, 'ExternalId is "x": expected 2 to 1224'],
    [{ ExternalId: 'a b' }, 'ExternalId is "a b"'],
    [{ DefineSegment: true, SegmentName: ' ' }, 'SegmentName is " ": expected 1 to 150'],
    [{ DefineSegment: true, SegmentName: 'x'.repeat(151) }, 'expected 1 to 150 characters'],
    [{ SegmentName: 'Customers' }, 'SegmentName needs DefineSegment to be true'],
    [{ DefineSegment: false, SegmentName: 'Customers' }, 'SegmentName needs DefineSegment'],
    [{ SegmentId: 'none' }, 'SegmentId: there is no segment none in the application'],
    [
      { S3Url: 'x', RoleArn: 'y', SegmentId: 'z' },
      'S3Url is "x": expected s3://bucket, with a folder or file behind it or not; RoleArn is "y"',
    ],
  ])('%#: %o', async (given, message) => {
    const ask = create(given);
    await expect(ask).rejects.toBeInstanceOf(ValidationError);
    await expect(ask).rejects.toThrow(message);
    expect(await getImportJobs(ctx, { ApplicationId })).toEqual({ Item: [] });
  });

  it('a segment of another project', async () => {
    const SegmentId = await segment();
    const app = await createApp(ctx, { CreateApplicationRequest: { Name: 'Other' } });
    ApplicationId = app.Id;
    await expect(create({ SegmentId })).rejects.toThrow(`there is no segment ${SegmentId}`);
  });

  it('a job of another project, account or kind', async () => {
    const { Id: JobId } = await create();
    const { Id: exported } = await createExportJob(ctx, {
      ApplicationId,
      ExportJobRequest: { S3UrlPrefix: least.S3Url, RoleArn: least.RoleArn },
    });
    const { Id: other } = await createApp(ctx, { CreateApplicationRequest: { Name: 'Other' } });
    const stranger = { ...ctx, account: 'somebody else' };
    for (const ask of [
      () => getImportJob(ctx, { ApplicationId: other, JobId }),
      () => getImportJob(stranger, { ApplicationId, JobId }),
      () => getImportJob(ctx, { ApplicationId, JobId: exported }),
      () => getExportJob(ctx, { ApplicationId, JobId }),
      () => getImportJobs(stranger, { ApplicationId }),
      () => create({}, stranger),
    ]) {
      await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
    }
    expect((await getImportJobs(ctx, { ApplicationId })).Item.map(({ Id }) => Id)).toEqual([JobId]);
  });
});
