import type { StepKind } from '../step-kind.ts';
import { waitProblems } from '../waits.ts';

export const wait: StepKind<'Wait'> = {
  type: 'Wait',
  metricType: 'WAIT',
  edges: (step) => [{ label: 'next', to: step.NextActivity }],
  problems: (step, path) => waitProblems(step.WaitTime, `${path}.WaitTime`),
};
