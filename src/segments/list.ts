import type { Ctx } from '../context.ts';
import { notFound } from '../errors.ts';
import { cutPage, readPage, versionKey } from '../paging.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { presentSegment, selectVersions } from './row.ts';

/** The segments of a project in their newest versions, page by page in the order of their ids. */
export async function getSegments(ctx: Ctx, input: In<'GetSegments'>): Promise<Out<'GetSegments'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readPage(input);
  const rows = await selectVersions(ctx, project.id)
    .whereRaw('v.version = s.version')
    .where('s.id', '>', after?.[0] ?? '')
    .orderBy('s.id')
    .limit(limit + 1);
  const { page, next } = cutPage(rows, limit, (row) => [row.id]);
  return {
    Item: page.map((row) => presentSegment(ctx, row)),
    ...next,
  };
}

/** The versions of a segment, newest first. */
export async function getSegmentVersions(
  ctx: Ctx,
  input: In<'GetSegmentVersions'>,
): Promise<Out<'GetSegmentVersions'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readPage(input, [versionKey]);
  const query = selectVersions(ctx, project.id)
    .where('s.id', input.SegmentId)
    .orderBy('v.version', 'desc')
    .limit(limit + 1);
  const rows = await (after ? query.where('v.version', '<', Number(after[0])) : query);
  if (rows.length === 0 && !after) throw notFound('Segment', input.SegmentId);
  const { page, next } = cutPage(rows, limit, (row) => [String(row.version)]);
  return {
    Item: page.map((row) => presentSegment(ctx, row)),
    ...next,
  };
}
