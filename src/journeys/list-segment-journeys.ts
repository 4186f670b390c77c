import type { Ctx } from '../context.ts';
import { segmentUses } from '../domain/journey/index.ts';
import type { Paged } from '../paging.ts';
import { getSegment, segmentsBuiltOn } from '../segments/index.ts';
import { journeyUses, type JourneyUse } from './uses.ts';

/** Our own operation: the journeys that would miss a segment, or one that is built on it, if it were deleted. */
export async function listSegmentJourneys(
  ctx: Ctx,
  {
    ApplicationId,
    SegmentId,
    ...page
  }: {
    readonly ApplicationId: string;
    readonly SegmentId: string;
    readonly PageSize?: string;
    readonly Token?: string;
  },
): Promise<Paged<JourneyUse>> {
  await getSegment(ctx, { ApplicationId, SegmentId });
  const ids = await segmentsBuiltOn(ctx, { projectId: ApplicationId, segmentId: SegmentId });
  return journeyUses(
    ctx,
    {
      projectId: ApplicationId,
      path: '$.**.SegmentId ? (@ == $ids[*])',
      variables: { ids },
      segmentId: SegmentId,
      usesOf: (definition) => segmentUses(definition, ids),
    },
    page,
  );
}
