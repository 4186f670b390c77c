import { conditionProblems } from '../conditions.ts';
import type { StepKind } from '../step-kind.ts';
import { waitProblems } from '../waits.ts';

/** Five paths in all, the default one included. */
const MAX_BRANCHES = 4;

export const multiCondition: StepKind<'MultiCondition'> = {
  type: 'MultiCondition',
  metricType: 'MULTI_CONDITIONAL_SPLIT',
  edges: (step) => [
    ...(step.Branches ?? []).map((branch, i) => ({
      label: `Branch_${i + 1}`,
      to: branch.NextActivity,
    })),
    { label: 'Branch_Default', to: step.DefaultActivity },
  ],
  problems(step, path) {
    const branches = step.Branches ?? [];
    const problems: string[] = [];
    if (branches.length < 1 || branches.length > MAX_BRANCHES) {
      problems.push(
        `${path}.Branches has ${branches.length}: expected 1 to ${MAX_BRANCHES}, besides DefaultActivity`,
      );
    }
    branches.forEach((branch, i) => {
      problems.push(...conditionProblems(branch.Condition, `${path}.Branches[${i}].Condition`));
    });
    if (step.EvaluationWaitTime) {
      problems.push(...waitProblems(step.EvaluationWaitTime, `${path}.EvaluationWaitTime`));
    }
    return problems;
  },
};
