import type { RandomSplitStep } from '../definition.ts';
import type { StepKind } from '../step-kind.ts';

export const randomSplit: StepKind<'RandomSplit'> = {
  type: 'RandomSplit',
  metricType: 'RANDOM_SPLIT',
  edges: (step) =>
    (step.Branches ?? []).map((branch, i) => ({
      label: `Branch_${i + 1}`,
      to: branch.NextActivity,
    })),
  problems(step, path) {
    const branches = step.Branches ?? [];
    const problems: string[] = [];
    if (branches.length < 2 || branches.length > 5) {
      problems.push(`${path}.Branches has ${branches.length}: expected 2 to 5`);
    }
    branches.forEach((branch, i) => {
      const percentage = branch.Percentage ?? 0;
      if (!Number.isInteger(percentage) || percentage < 0 || percentage > 100) {
        problems.push(
          `${path}.Branches[${i}].Percentage is ${percentage}: expected a whole number from 0 to 100`,
        );
      }
    });
    const sum = branches.reduce((total, branch) => total + (branch.Percentage ?? 0), 0);
    if (sum !== 100)
      problems.push(`${path}.Branches add up to ${sum} percent: expected exactly 100`);
    return problems;
  },
};

/** The index of the branch that a draw from [0, 100) falls into. */
export function chooseBranch(step: RandomSplitStep, draw: number): number {
  const branches = step.Branches ?? [];
  let upTo = 0;
  for (const [i, branch] of branches.entries()) {
    upTo += branch.Percentage ?? 0;
    if (draw < upTo) return i;
  }
  return branches.length - 1;
}
