import type { Ctx } from '../context.ts';
import { exportProblems } from '../domain/job.ts';
import { ValidationError } from '../errors.ts';
import { presentJob, storeFailedJob } from '../jobs/index.ts';
import { requireProject } from '../projects/index.ts';
import { findSegment } from '../segments/index.ts';
import type { In, Out } from '../wire.ts';

const NOT_RUN = 'Export jobs are not run by this version of Cairn: nothing was written';

/** Checks and keeps an export job, and says that it is not done. */
export async function createExportJob(
  ctx: Ctx,
  { ApplicationId, ExportJobRequest: definition }: In<'CreateExportJob'>,
): Promise<Out<'CreateExportJob'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const { SegmentId: segmentId, SegmentVersion: version } = definition;
  const problems = exportProblems(definition);
  if (segmentId !== undefined && !(await findSegment(ctx, { projectId, segmentId, version }))) {
    const which = version === undefined ? 'segment' : `version ${version} of a segment`;
    problems.push(`SegmentId: there is no ${which} ${segmentId} in the application`);
  }
  if (problems.length > 0) throw new ValidationError(problems);
  const job = { kind: 'EXPORT' as const, projectId, segmentId, definition, failure: NOT_RUN };
  return presentJob(await storeFailedJob(ctx, job));
}
