import type { Ctx } from '../context.ts';
import { notFound, ValidationError } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import type { In, Out } from '../wire.ts';
import { findRow, presentSegment, type SegmentRef } from './row.ts';

/** The newest version of a segment. */
export async function getSegment(ctx: Ctx, input: In<'GetSegment'>): Promise<Out<'GetSegment'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  return present(ctx, { projectId: project.id, segmentId: input.SegmentId });
}

/** One version of a segment. */
export async function getSegmentVersion(
  ctx: Ctx,
  input: In<'GetSegmentVersion'>,
): Promise<Out<'GetSegmentVersion'>> {
  const project = await requireProject(ctx, input.ApplicationId);
  if (!/^[1-9]\d{0,8}$/.test(input.Version)) {
    throw new ValidationError(`version is "${input.Version}": expected a whole number from 1`);
  }
  const version = Number(input.Version);
  return present(ctx, { projectId: project.id, segmentId: input.SegmentId, version });
}

async function present(ctx: Ctx, ref: SegmentRef): Promise<Out<'GetSegment'>> {
  const row = await findRow(ctx, ref);
  if (!row) {
    const isVersion =
      ref.version !== undefined && (await findRow(ctx, { ...ref, version: undefined }));
    throw isVersion
      ? notFound(`Version ${ref.version} of segment`, ref.segmentId)
      : notFound('Segment', ref.segmentId);
  }
  return presentSegment(ctx, row);
}
