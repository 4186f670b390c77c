import type { StepKind } from '../step-kind.ts';

/** Lets the participant into another journey too. */
export const startJourney: StepKind<'StartJourney'> = {
  type: 'StartJourney',
  metricType: 'START_JOURNEY',
  edges: (step) => [{ label: 'next', to: step.NextActivity }],
  problems: (step, path) =>
    step.JourneyId ? [] : [`${path}.JourneyId is missing: name the journey that is entered`],
};
