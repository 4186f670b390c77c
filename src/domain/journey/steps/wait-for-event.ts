import { eventFilterProblems } from '../event-filter-problems.ts';
import type { StepKind } from '../step-kind.ts';
import { waitProblems } from '../waits.ts';

/** Waits until the person does something, or until it takes too long. */
export const waitForEvent: StepKind<'WaitForEvent'> = {
  type: 'WaitForEvent',
  metricType: 'WAIT_FOR_EVENT',
  edges: (step) => [
    { label: 'Branch_EVENT', to: step.NextActivity },
    { label: 'Branch_TIMEOUT', to: step.TimeoutActivity },
  ],
  problems: (step, path) => [
    ...eventFilterProblems(step.EventFilter, `${path}.EventFilter`),
    ...waitProblems(step.Timeout, `${path}.Timeout`),
  ],
};
