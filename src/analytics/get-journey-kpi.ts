import type { Ctx } from '../context.ts';
import { requireJourney } from '../journeys/index.ts';
import type { In, Out } from '../wire.ts';
import { dateRangeKpi } from './date-range-kpi.ts';

/** A number about the e-mails of a journey, over all its runs. */
export async function getJourneyDateRangeKpi(
  ctx: Ctx,
  input: In<'GetJourneyDateRangeKpi'>,
): Promise<Out<'GetJourneyDateRangeKpi'>> {
  const { ApplicationId: projectId, JourneyId } = input;
  await requireJourney(ctx, projectId, JourneyId);
  const answer = await dateRangeKpi(ctx, 'journey', input, { projectId, journeyId: JourneyId });
  return { ...answer, JourneyId };
}
