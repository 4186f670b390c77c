import type { Ctx } from '../context.ts';
import { newId } from '../ids.ts';
import type { JobKind, JobRow } from './row.ts';

interface NewJob<Definition> {
  readonly kind: JobKind;
  readonly projectId: string;
  readonly segmentId: string | undefined;
  readonly definition: Definition;
  /** Why it is not done. */
  readonly failure: string;
}

/** Keeps a job that nothing runs: it is over as soon as it is made. */
export async function storeFailedJob<Definition extends object>(
  ctx: Ctx,
  { kind, projectId, segmentId, definition, failure }: NewJob<Definition>,
): Promise<JobRow<Definition>> {
  const now = ctx.now();
  const row = {
    project_id: projectId,
    id: newId(),
    kind,
    segment_id: segmentId ?? null,
    definition,
    status: 'FAILED' as const,
    failures: [failure],
    created_at: now,
    completed_at: now,
  };
  await ctx.db('jobs').insert({ ...row, failures: JSON.stringify(row.failures) });
  ctx.log.warn({ projectId, jobId: row.id, kind }, failure);
  return row;
}
