import { runningInAppCampaigns } from '../campaigns/index.ts';
import type { Ctx } from '../context.ts';
import { treatmentOfCohort } from '../domain/campaign/index.ts';
import { findEndpoints } from '../endpoints/index.ts';
import { notFound } from '../errors.ts';
import { requireProject } from '../projects/index.ts';
import { segmentKey, segmentsHolding } from '../segments/index.ts';
import type { In, Out } from '../wire.ts';
import { presentInApp, type Assigned } from './present.ts';
import { shownMessages } from './shown-messages.ts';

/** Which campaign comes first when none says: after all that do. */
const NO_PRIORITY = 6;

/**
 * What an app may show at this endpoint: of every running in-app campaign whose segment holds the endpoint, the
 * treatment of the endpoint's cohort. Most important first, then the oldest. Events, caps, quiet time and end
 * are for the app to watch.
 */
export async function getInAppMessages(
  ctx: Ctx,
  { ApplicationId, EndpointId }: In<'GetInAppMessages'>,
): Promise<Out<'GetInAppMessages'>> {
  const { id: projectId } = await requireProject(ctx, ApplicationId);
  const endpoint = (await findEndpoints(ctx, projectId, [EndpointId])).get(EndpointId);
  if (!endpoint) throw notFound('Endpoint', EndpointId);

  const assigned = (await runningInAppCampaigns(ctx, projectId)).flatMap((campaign): Assigned[] => {
    const treatmentId = treatmentOfCohort(campaign.definition, endpoint.cohort);
    const treatment = treatmentId === undefined ? undefined : campaign.running.get(treatmentId);
    return treatment ? [{ campaign, treatment }] : [];
  });
  const refOf = ({ campaign: { definition } }: Assigned) => ({
    segmentId: definition.SegmentId,
    version: definition.SegmentVersion,
  });
  const holding = await segmentsHolding(ctx, projectId, EndpointId, assigned.map(refOf));
  const meant = assigned
    .filter((one) => holding.has(segmentKey(refOf(one))))
    .sort((a, b) => priorityOf(a) - priorityOf(b));
  const messages = await shownMessages(ctx, meant);
  return {
    InAppMessageCampaigns: meant.flatMap((one) => {
      const message = messages.get(one);
      return message ? [presentInApp(one, message)] : [];
    }),
  };
}

function priorityOf({ campaign }: Assigned): number {
  return campaign.definition.Priority ?? NO_PRIORITY;
}
