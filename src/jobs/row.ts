import type { Ctx } from '../context.ts';

/** What a job does, and what a request for it says. */
export type JobKind = 'IMPORT' | 'EXPORT';

export interface JobRow<Definition> {
  readonly project_id: string;
  readonly id: string;
  readonly kind: JobKind;
  readonly segment_id: string | null;
  readonly definition: Definition;
  readonly status: 'FAILED';
  readonly failures: string[];
  readonly created_at: Date;
  readonly completed_at: Date | null;
}

/** A query for the jobs of one kind in a project. */
export function jobRows<Definition extends object>(ctx: Ctx, kind: JobKind, projectId: string) {
  return ctx.db('jobs').where({ project_id: projectId, kind }).select<JobRow<Definition>[]>('*');
}

/**
 * A job as the wire shows it. How many pieces and endpoints there were is left out: nobody has counted them.
 */
export function presentJob<Definition>(row: JobRow<Definition>) {
  return {
    ApplicationId: row.project_id,
    Id: row.id,
    Type: row.kind,
    JobStatus: row.status,
    Definition: row.definition,
    CreationDate: row.created_at.toISOString(),
    ...(row.completed_at && { CompletionDate: row.completed_at.toISOString() }),
    ...(row.failures.length > 0 && { Failures: row.failures }),
  };
}
