import {
  reachedEndpoints,
  stepChannels,
  type MessageStep,
  type TemplatedStepType,
} from '../../domain/journey/index.ts';
import type { MessageContent } from '../../domain/delivery/index.ts';
import type { StepRunner } from './runner.ts';
import { sendMessages } from './send.ts';

function messageRunner<T extends TemplatedStepType>(type: T): StepRunner<T> {
  return {
    decides: false,
    sends: true,
    async run(effects, step: MessageStep, visit) {
      return sendMessages(effects, visit, {
        channel: type,
        endpoints: reachedEndpoints(stepChannels(type), await visit.endpoints()),
        next: step.NextActivity,
        message: () => ({
          class:
            step.MessageConfig?.MessageType === 'TRANSACTIONAL' ? 'transactional' : 'marketing',
          content: contentOf(type, step),
        }),
      });
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

export const email = messageRunner('EMAIL');
export const sms = messageRunner('SMS');
export const push = messageRunner('PUSH');
