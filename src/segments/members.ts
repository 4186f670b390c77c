import type { Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { selectEndpoints, toEndpoint } from '../endpoints/index.ts';
import { notFound } from '../errors.ts';
import { findSegment } from './find.ts';
import { resolveCriteria } from './resolve.ts';
import type { Segment, SegmentRef, SegmentVersions } from './row.ts';
import { compileCriteria } from './sql/groups.ts';

/** The condition that endpoints of the project meet when they are in the segment now. */
async function membership(
  ctx: Ctx,
  projectId: string,
  segment: Segment,
  versions?: SegmentVersions,
) {
  const tree = await resolveCriteria(ctx, projectId, segment, { versions });
  const { text, bindings } = compileCriteria(tree, ctx.now());
  return [text, [...bindings]] as const;
}

async function requireSegment(ctx: Ctx, ref: SegmentRef): Promise<Segment> {
  const segment = await findSegment(ctx, ref);
  if (!segment) throw notFound('Segment', ref.segmentId);
  return segment;
}

/**
 * One page of the endpoints that are in the segment now, in the order of their ids. Opted-out and inactive
 * ones are members too: who gets a message is decided when it is sent.
 */
export async function segmentPage(
  ctx: Ctx,
  ref: SegmentRef,
  {
    after,
    limit,
    versions = {},
  }: {
    readonly after?: string;
    readonly limit: number;
    /** The segment as it was: by its versions of then, and those of what it is built on. */
    readonly versions?: SegmentVersions;
  },
): Promise<Endpoint[]> {
  const segment = await requireSegment(ctx, { version: versions[ref.segmentId], ...ref });
  const rows = await selectEndpoints(ctx, ref.projectId)
    .whereRaw(...(await membership(ctx, ref.projectId, segment, versions)))
    .where('e.id', '>', after ?? '')
    .orderBy('e.id')
    .limit(limit);
  return rows.map(toEndpoint);
}

/** Which of these endpoints are in the segment now; in a segment that was deleted nobody is. */
export async function filterMembers(
  ctx: Ctx,
  ref: SegmentRef,
  endpointIds: readonly string[],
): Promise<Set<string>> {
  const segment = await findSegment(ctx, ref);
  if (!segment || endpointIds.length === 0) return new Set();
  const rows = await selectEndpoints(ctx, ref.projectId)
    .whereRaw(...(await membership(ctx, ref.projectId, segment)))
    .whereRaw('e.id = any(?)', [[...endpointIds]]);
  return new Set(rows.map((row) => row.id));
}

/** How many endpoints are in the segment now. */
export async function segmentSize(ctx: Ctx, ref: SegmentRef): Promise<number> {
  const segment = await requireSegment(ctx, ref);
  const [row] = await selectEndpoints(ctx, ref.projectId)
    .whereRaw(...(await membership(ctx, ref.projectId, segment)))
    .clearSelect()
    .count<{ count: number }[]>('* as count');
  return row?.count ?? 0;
}
