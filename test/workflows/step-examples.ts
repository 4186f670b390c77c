import type { StepType } from '../../src/domain/journey/index.ts';
import type { Activities } from '../support/welcome-project.ts';

interface Ids {
  readonly segmentId: string;
  readonly journeyId: string;
}

const message = { TemplateName: 'hello', NextActivity: 'after' };
const NextActivity = 'after';

/** One step of each kind, between the steps `before` and `after`. */
export const STEP_EXAMPLES: Readonly<Record<StepType, (ids: Ids) => Activities[string]>> = {
  EMAIL: () => ({ EMAIL: message }),
  SMS: () => ({ SMS: message }),
  PUSH: () => ({ PUSH: message }),
  // Its webhook is not there, so its history has what a provider that fails leaves.
  CUSTOM: () => ({ CUSTOM: { DeliveryUri: 'https://hooks.invalid/', NextActivity } }),
  Wait: () => ({ Wait: { WaitTime: { WaitFor: 'PT1H' }, NextActivity } }),
  WaitForEvent: () => ({
    WaitForEvent: {
      EventFilter: {
        Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['bought'] } },
        FilterType: 'ENDPOINT',
      },
      Timeout: { WaitFor: 'PT1H' },
      NextActivity,
      TimeoutActivity: 'after',
    },
  }),
  ConditionalSplit: ({ segmentId }) => ({
    ConditionalSplit: {
      Condition: { Conditions: [{ SegmentCondition: { SegmentId: segmentId } }] },
      EvaluationWaitTime: { WaitFor: 'PT1H' },
      TrueActivity: 'after',
    },
  }),
  MultiCondition: ({ segmentId }) => ({
    MultiCondition: {
      Branches: [
        {
          Condition: { SegmentCondition: { SegmentId: segmentId } },
          NextActivity,
        },
      ],
      DefaultActivity: 'after',
    },
  }),
  RandomSplit: () => ({
    RandomSplit: {
      Branches: [
        { Percentage: 50, NextActivity },
        { Percentage: 50, NextActivity },
      ],
    },
  }),
  Holdout: () => ({ Holdout: { Percentage: 0, NextActivity } }),
  UpdateEndpoint: () => ({ UpdateEndpoint: { Attributes: { Seen: ['yes'] }, NextActivity } }),
  SendEvent: () => ({ SendEvent: { EventType: 'journey.seen', NextActivity } }),
  StartJourney: ({ journeyId }) => ({ StartJourney: { JourneyId: journeyId, NextActivity } }),
  LoopBack: () => ({ LoopBack: { Activity: 'before', MaximumTimes: 2, NextActivity } }),
};
