import { evaluate } from '../conditions/index.ts';
import type { StepRunner } from './runner.ts';
import { stillWaits } from './wait.ts';

export const multiCondition: StepRunner<'MultiCondition'> = {
  decides: true,
  sends: false,
  async run(ctx, step, visit) {
    const until = step.EvaluationWaitTime && stillWaits(ctx, step.EvaluationWaitTime, visit);
    if (until) return { kind: 'wait', until };
    for (const [i, branch] of (step.Branches ?? []).entries()) {
      if (branch.Condition && (await evaluate(ctx, branch.Condition, visit))) {
        return { kind: 'done', outcome: `Branch_${i + 1}`, next: branch.NextActivity };
      }
    }
    return { kind: 'done', outcome: 'Branch_Default', next: step.DefaultActivity };
  },
};
