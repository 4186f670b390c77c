import { CHANNEL_TYPES, type Endpoint } from '../../domain/endpoint.ts';
import { reachedEndpoints, type CustomStep } from '../../domain/journey/index.ts';
import { presentEndpoint } from '../../endpoints/index.ts';
import type { StepRunner, Visit } from './runner.ts';
import { sendMessages } from './send.ts';

/** Calls the author's webhook once for each endpoint, with the payload of the service's custom channel. */
export const custom: StepRunner<'CUSTOM'> = {
  decides: false,
  sends: true,
  async run(effects, step, visit) {
    const types = CHANNEL_TYPES.filter((type) => step.EndpointTypes?.includes(type) ?? true);
    return sendMessages(effects, visit, {
      channel: 'CUSTOM',
      endpoints: reachedEndpoints(types, await visit.endpoints()),
      next: step.NextActivity,
      message: (endpoint) => ({
        class: 'marketing',
        content: {
          channel: 'CUSTOM',
          uri: step.DeliveryUri ?? '',
          payload: payload(effects.now(), step, visit, endpoint),
        },
      }),
    });
  },
};

function payload(now: Date, step: CustomStep, { participant, stepId }: Visit, endpoint: Endpoint) {
  return {
    Message: {},
    Data: step.MessageConfig?.Data ?? '',
    ApplicationId: participant.projectId,
    JourneyId: participant.journeyId,
    JourneyRunId: participant.runId,
    ActivityId: stepId,
    ScheduledTime: now.toISOString(),
    Endpoints: { [endpoint.id]: presentEndpoint(endpoint, participant.projectId) },
  };
}
