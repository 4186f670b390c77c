import type { Effects } from '../effects.ts';
import type { Visit } from '../steps/runner.ts';

/** Whether the participant is in a segment now; the step can't be done when that was deleted. */
export async function segmentHolds(
  effects: Effects,
  { SegmentId }: { SegmentId: string },
  { participant, endpoints }: Visit,
): Promise<boolean> {
  const ids = (await endpoints()).map((endpoint) => endpoint.id);
  const ref = { projectId: participant.projectId, segmentId: SegmentId };
  return (await effects.members(ref, ids)).size > 0;
}
