import type { Ctx } from '../context.ts';
import { importProblems } from '../domain/job.ts';
import { ValidationError } from '../errors.ts';
import { presentJob, storeFailedJob } from '../jobs/index.ts';
import { requireProject } from '../projects/index.ts';
import { findSegment } from '../segments/index.ts';
import type { In, Out } from '../wire.ts';

const NOT_RUN =
  'Import jobs are not run by this version of Cairn: nothing was read, and no endpoint or segment was made or changed';

/** Checks and keeps an import job, and says that it is not done. */
export async function createImportJob(
  ctx: Ctx,
  { ApplicationId, ImportJobRequest: definition }: In<'CreateImportJob'>,
): Promise<Out<'CreateImportJob'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const { SegmentId: segmentId } = definition;
  const problems = importProblems(definition);
  if (segmentId !== undefined && !(await findSegment(ctx, { projectId, segmentId }))) {
    problems.push(`SegmentId: there is no segment ${segmentId} in the application`);
  }
  if (problems.length > 0) throw new ValidationError(problems);
  const job = { kind: 'IMPORT' as const, projectId, segmentId, definition, failure: NOT_RUN };
  return presentJob(await storeFailedJob(ctx, job));
}
