import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { findSegment } from './find.ts';
import { resolveCriteria } from './resolve.ts';
import type { SegmentRef, SegmentVersions } from './row.ts';

/**
 * The versions that a segment and those it is built on have now, unless they are named in it.
 * @throws NotFoundError without such a segment, ValidationError when a source is gone
 */
export async function segmentVersions(ctx: Ctx, ref: SegmentRef): Promise<SegmentVersions> {
  const segment = await findSegment(ctx, ref);
  if (!segment) throw new NotFoundError(`Segment ${ref.segmentId} not found`);
  const versions = new Map([[segment.id, segment.version]]);
  await resolveCriteria(ctx, ref.projectId, segment, {
    onFollowed: ({ id, version }) => versions.set(id, version),
  });
  return Object.fromEntries(versions);
}
