import {
  messageOutcome,
  reachedEndpoints,
  stepChannels,
  type MessageStep,
  type TemplatedStepType,
} from '../../domain/journey/index.ts';
import { deliver, type DeliveryRequest } from '../../deliveries/index.ts';
import type { MessageContent } from '../../domain/delivery/index.ts';
import type { StepRunner, Visit } from './runner.ts';

function messageRunner<T extends TemplatedStepType>(type: T): StepRunner<T> {
  return {
    decides: false,
    sends: true,
    async run(ctx, step: MessageStep, visit) {
      const reached = reachedEndpoints(stepChannels(type), await visit.endpoints());
      const results = await deliver(
        ctx,
        reached.map((endpoint) => ({
          ...deliveryOf(visit, endpoint.id),
          class:
            step.MessageConfig?.MessageType === 'TRANSACTIONAL' ? 'transactional' : 'marketing',
          endpoint,
          content: contentOf(type, step),
        })),
      );
      if (!visit.givingUp && results.some((result) => result.transient)) {
        return { kind: 'retry', channel: type };
      }
      const outcome = messageOutcome(results);
      const detail = results.find((result) => result.detail)?.detail;
      return { kind: 'done', outcome, next: step.NextActivity, ...(detail ? { detail } : {}) };
    },
  };
}

function contentOf(channel: TemplatedStepType, step: MessageStep): MessageContent {
  const config = step.MessageConfig ?? {};
  const {
    FromAddress,
    SenderId,
    OriginationNumber,
    MessageType,
    EntityId,
    TemplateId,
    TimeToLive,
  } = config;
  const template = { name: step.TemplateName ?? '', version: step.TemplateVersion };
  const contents = {
    EMAIL: { channel: 'EMAIL', template, from: FromAddress },
    SMS: {
      channel: 'SMS',
      template,
      senderId: SenderId,
      originationNumber: OriginationNumber,
      messageType: MessageType,
      registration: { ...(EntityId && { EntityId }), ...(TemplateId && { TemplateId }) },
    },
    PUSH: {
      channel: 'PUSH',
      template,
      ...(TimeToLive ? { parts: { timeToLive: Number(TimeToLive) } } : {}),
    },
  } satisfies Record<TemplatedStepType, MessageContent>;
  return contents[channel];
}

/** The part of a delivery that every message of a journey has: its key names the visit, never the attempt. */
export function deliveryOf(
  { participant, stepId, number }: Visit,
  endpointId: string,
): Pick<DeliveryRequest, 'key' | 'projectId' | 'source'> {
  const { projectId, journeyId, runId, participantId } = participant;
  return {
    key: `journey/${runId}/${participantId}/${stepId}/${number}/${endpointId}`,
    projectId,
    source: { kind: 'journey', journeyId, runId, stepId, participantId },
  };
}

export const email = messageRunner('EMAIL');
export const sms = messageRunner('SMS');
export const push = messageRunner('PUSH');
