import type { MessageStep } from '../definition.ts';
import type { StepKind } from '../step-kind.ts';

type TemplatedType = 'EMAIL' | 'SMS' | 'PUSH';

function messageKind<T extends TemplatedType>(type: T): StepKind<T> {
  return {
    type,
    metricType: 'MESSAGE',
    edges: (step: MessageStep) => [{ label: 'next', to: step.NextActivity }],
    problems: (step: MessageStep, path) =>
      step.TemplateName
        ? []
        : [`${path}.TemplateName is missing: the message comes from a template`],
  };
}

export const email = messageKind('EMAIL');
export const sms = messageKind('SMS');
export const push = messageKind('PUSH');
