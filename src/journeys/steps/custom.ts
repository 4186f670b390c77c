import { deliver } from '../../deliveries/index.ts';
import { CHANNEL_TYPES, type Endpoint } from '../../domain/endpoint.ts';
import { messageOutcome, reachedEndpoints, type CustomStep } from '../../domain/journey/index.ts';
import { presentEndpoint } from '../../endpoints/index.ts';
import type { Ctx } from '../../context.ts';
import { deliveryOf } from './message.ts';
import type { StepRunner, Visit } from './runner.ts';

/** Calls the author's webhook once for each endpoint, with the payload of the service's custom channel. */
export const custom: StepRunner<'CUSTOM'> = {
  decides: false,
  sends: true,
  async run(ctx, step, visit) {
    const types = CHANNEL_TYPES.filter((type) => step.EndpointTypes?.includes(type) ?? true);
    const reached = reachedEndpoints(types, await visit.endpoints());
    const results = await deliver(
      ctx,
      reached.map((endpoint) => ({
        ...deliveryOf(visit, endpoint.id),
        class: 'marketing',
        endpoint,
        content: {
          channel: 'CUSTOM',
          uri: step.DeliveryUri ?? '',
          payload: payload(ctx, step, visit, endpoint),
        },
      })),
    );
    if (!visit.givingUp && results.some((result) => result.transient)) {
      return { kind: 'retry', channel: 'CUSTOM' };
    }
    const outcome = messageOutcome(results);
    const detail = results.find((result) => result.detail)?.detail;
    return { kind: 'done', outcome, next: step.NextActivity, ...(detail ? { detail } : {}) };
  },
};

function payload(ctx: Ctx, step: CustomStep, { participant, stepId }: Visit, endpoint: Endpoint) {
  return {
    Message: {},
    Data: step.MessageConfig?.Data ?? '',
    ApplicationId: participant.projectId,
    JourneyId: participant.journeyId,
    JourneyRunId: participant.runId,
    ActivityId: stepId,
    ScheduledTime: ctx.now().toISOString(),
    Endpoints: { [endpoint.id]: presentEndpoint(endpoint, participant.projectId) },
  };
}
