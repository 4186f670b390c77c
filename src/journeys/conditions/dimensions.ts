import type { Ctx } from '../../context.ts';
import { matchesDimensions, type SegmentDimensions } from '../../domain/segment/index.ts';
import type { Visit } from '../steps/runner.ts';

export async function dimensionsHold(
  ctx: Ctx,
  dimensions: SegmentDimensions,
  { endpoints }: Visit,
): Promise<boolean> {
  const now = ctx.now();
  return (await endpoints()).some((endpoint) => matchesDimensions(dimensions, endpoint, now));
}
