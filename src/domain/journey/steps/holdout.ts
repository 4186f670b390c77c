import type { StepKind } from '../step-kind.ts';

/** Keeps a share of the participants out: for them the journey ends here. */
export const holdout: StepKind<'Holdout'> = {
  type: 'Holdout',
  metricType: 'HOLDOUT',
  edges: (step) => [{ label: 'next', to: step.NextActivity }],
  problems: (step, path) =>
    Number.isInteger(step.Percentage) && step.Percentage >= 0 && step.Percentage <= 100
      ? []
      : [`${path}.Percentage is ${step.Percentage}: expected a whole number from 0 to 100`],
};
