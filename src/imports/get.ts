import type { Ctx } from '../context.ts';
import { jobsPage, presentJob, requireJob } from '../jobs/index.ts';
import { requireProject } from '../projects/index.ts';
import { getSegment } from '../segments/index.ts';
import type { In, Out } from '../wire.ts';

type Definition = Out<'GetImportJob'>['Definition'];

/** One import job. */
export async function getImportJob(
  ctx: Ctx,
  { ApplicationId, JobId }: In<'GetImportJob'>,
): Promise<Out<'GetImportJob'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  return presentJob(await requireJob<Definition>(ctx, 'IMPORT', projectId, JobId));
}

/** The import jobs of a project, the newest first. */
export async function getImportJobs(
  ctx: Ctx,
  { ApplicationId, PageSize, Token }: In<'GetImportJobs'>,
): Promise<Out<'GetImportJobs'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const asked = { projectId, PageSize, Token };
  const { page, next } = await jobsPage<Definition>(ctx, 'IMPORT', asked);
  return { Item: page.map(presentJob), ...next };
}

/** The import jobs that named a segment, the newest first. */
export async function getSegmentImportJobs(
  ctx: Ctx,
  { ApplicationId, SegmentId, PageSize, Token }: In<'GetSegmentImportJobs'>,
): Promise<Out<'GetSegmentImportJobs'>> {
  const segment = await getSegment(ctx, { ApplicationId, SegmentId });
  const asked = { projectId: segment.ApplicationId, segmentId: segment.Id, PageSize, Token };
  const { page, next } = await jobsPage<Definition>(ctx, 'IMPORT', asked);
  return { Item: page.map(presentJob), ...next };
}
