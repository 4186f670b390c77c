import type { Effects } from '../effects.ts';
import type { Visit } from '../steps/runner.ts';

/** A deleted segment has no members, so the condition does not hold. */
export async function segmentHolds(
  effects: Effects,
  { SegmentId }: { SegmentId: string },
  { participant, endpoints }: Visit,
): Promise<boolean> {
  const ids = (await endpoints()).map((endpoint) => endpoint.id);
  const ref = { projectId: participant.projectId, segmentId: SegmentId };
  return (await effects.members(ref, ids)).size > 0;
}
