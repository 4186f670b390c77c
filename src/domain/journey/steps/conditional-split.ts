import { conditionProblems } from '../conditions.ts';
import type { StepKind } from '../step-kind.ts';
import { waitProblems } from '../waits.ts';

export const conditionalSplit: StepKind<'ConditionalSplit'> = {
  type: 'ConditionalSplit',
  metricType: 'CONDITIONAL_SPLIT',
  edges: (step) => [
    { label: 'Branch_TRUE', to: step.TrueActivity },
    { label: 'Branch_FALSE', to: step.FalseActivity },
  ],
  problems(step, path) {
    const conditions = step.Condition?.Conditions ?? [];
    return [
      ...(conditions.length === 0
        ? [`${path}.Condition.Conditions is empty: at least one is needed`]
        : conditions.flatMap((condition, i) =>
            conditionProblems(condition, `${path}.Condition.Conditions[${i}]`),
          )),
      ...(step.EvaluationWaitTime
        ? waitProblems(step.EvaluationWaitTime, `${path}.EvaluationWaitTime`)
        : []),
    ];
  },
};
