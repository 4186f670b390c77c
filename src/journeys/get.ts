import type { Ctx } from '../context.ts';
import type { In, Out } from '../wire.ts';
import { requireJourney } from './journey-row.ts';
import { presentJourney } from './present.ts';

export async function getJourney(
  ctx: Ctx,
  { ApplicationId, JourneyId }: In<'GetJourney'>,
): Promise<Out<'GetJourney'>> {
  return presentJourney(await requireJourney(ctx, ApplicationId, JourneyId));
}
