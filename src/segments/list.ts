import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { nextToken, readPage } from '../paging.ts';
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
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    Item: page.map((row) => presentSegment(ctx, row)),
    ...(last && { NextToken: nextToken([last.id]) }),
  };
}

/** The versions of a segment, newest first. */
export async function getSegmentVersions(
  ctx: Ctx,
  input: In<'GetSegmentVersions'>,
): Promise<Out<'GetSegmentVersions'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  const { limit, after } = readPage(input);
  const query = selectVersions(ctx, project.id)
    .where('s.id', input.SegmentId)
    .orderBy('v.version', 'desc')
    .limit(limit + 1);
  const rows = await (after ? query.where('v.version', '<', Number(after[0]) || 0) : query);
  if (rows.length === 0 && !after) throw new NotFoundError('Segment not found');
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    Item: page.map((row) => presentSegment(ctx, row)),
    ...(last && { NextToken: nextToken([String(last.version)]) }),
  };
}
