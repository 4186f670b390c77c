import type { Ctx } from '../context.ts';
import { jobsPage, presentJob, requireJob } from '../jobs/index.ts';
import { requireProject } from '../projects/index.ts';
import { getSegment } from '../segments/index.ts';
import type { In, Out } from '../wire.ts';

type Definition = Out<'GetExportJob'>['Definition'];

/** One export job. */
export async function getExportJob(
  ctx: Ctx,
  { ApplicationId, JobId }: In<'GetExportJob'>,
): Promise<Out<'GetExportJob'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  return presentJob(await requireJob<Definition>(ctx, 'EXPORT', projectId, JobId));
}

/** The export jobs of a project, the newest first. */
export async function getExportJobs(
  ctx: Ctx,
  { ApplicationId, PageSize, Token }: In<'GetExportJobs'>,
): Promise<Out<'GetExportJobs'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const asked = { projectId, PageSize, Token };
  const { page, next } = await jobsPage<Definition>(ctx, 'EXPORT', asked);
  return { Item: page.map(presentJob), ...next };
}

/** The export jobs that named a segment, the newest first. */
export async function getSegmentExportJobs(
  ctx: Ctx,
  { ApplicationId, SegmentId, PageSize, Token }: In<'GetSegmentExportJobs'>,
): Promise<Out<'GetSegmentExportJobs'>> {
  const segment = await getSegment(ctx, { ApplicationId, SegmentId });
  const asked = { projectId: segment.ApplicationId, segmentId: segment.Id, PageSize, Token };
  const { page, next } = await jobsPage<Definition>(ctx, 'EXPORT', asked);
  return { Item: page.map(presentJob), ...next };
}
