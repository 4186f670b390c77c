import { matchesDimensions, type SegmentDimensions } from '../../domain/segment/index.ts';
import type { Effects } from '../effects.ts';
import type { Visit } from '../steps/runner.ts';

export async function dimensionsHold(
  effects: Effects,
  dimensions: SegmentDimensions,
  { endpoints }: Visit,
): Promise<boolean> {
  const now = effects.now();
  return (await endpoints()).some((endpoint) => matchesDimensions(dimensions, endpoint, now));
}
