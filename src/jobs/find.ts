import type { Ctx } from '../context.ts';
import { notFound } from '../errors.ts';
import { cutPage, idKey, readPage, timeKey } from '../paging.ts';
import { type JobKind, type JobRow, jobRows } from './row.ts';

/** One job. @throws NotFoundError also for a job of the other kind */
export async function requireJob<Definition extends object>(
  ctx: Ctx,
  kind: JobKind,
  projectId: string,
  id: string,
): Promise<JobRow<Definition>> {
  const [row] = await jobRows<Definition>(ctx, kind, projectId).where({ id });
  if (!row) throw notFound('Job', id);
  return row;
}

interface Asked {
  readonly projectId: string;
  /** Only jobs about this segment. */
  readonly segmentId?: string;
  readonly PageSize?: string;
  readonly Token?: string;
}

/** The jobs of a project or of one of its segments, page by page, the newest first. */
export async function jobsPage<Definition extends object>(
  ctx: Ctx,
  kind: JobKind,
  { projectId, segmentId, ...asked }: Asked,
): Promise<{ page: JobRow<Definition>[]; next: { NextToken?: string } }> {
  const { limit, after } = readPage(asked, [timeKey, idKey]);
  const query = jobRows<Definition>(ctx, kind, projectId)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (segmentId !== undefined) query.where({ segment_id: segmentId });
  if (after) query.whereRaw('(created_at, id) < (?::timestamptz, ?)', after);
  return cutPage(await query, limit, (row) => [row.created_at.toISOString(), row.id]);
}
