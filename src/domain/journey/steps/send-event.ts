import { eventProblems } from '../../event.ts';
import type { StepKind } from '../step-kind.ts';
import { isTemplated, templatedProblems } from '../templated.ts';

/** Stores an event of the participant, as if its app had reported it. */
export const sendEvent: StepKind<'SendEvent'> = {
  type: 'SendEvent',
  metricType: 'SEND_EVENT',
  edges: (step) => [{ label: 'next', to: step.NextActivity }],
  problems({ EventType, Attributes = {}, Metrics }, path) {
    const literal = Object.entries(Attributes).filter(([, value]) => !isTemplated(value));
    const event = {
      EventType,
      Timestamp: '2000-01-01T00:00:00Z',
      Attributes: {
        ...Object.fromEntries(Object.keys(Attributes).map((name) => [name, ''])),
        ...Object.fromEntries(literal),
      },
      Metrics,
    };
    return [
      ...(EventType.startsWith('_')
        ? [
            `${path}.EventType is "${EventType}": names that begin with _ are of events of messages and of SDKs`,
          ]
        : []),
      ...eventProblems(event).map((problem) => `${path}.${problem}`),
      ...templatedProblems(
        Object.entries(Attributes).map(([name, value]) => [`${path}.Attributes.${name}`, value]),
      ),
    ];
  },
};
