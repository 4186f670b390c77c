import { evaluate } from '../conditions/index.ts';
import { untilEvaluation } from './evaluation-wait.ts';
import type { StepRunner } from './runner.ts';

export const multiCondition: StepRunner<'MultiCondition'> = {
  decides: true,
  sends: false,
  async run(effects, step, visit) {
    const branches = step.Branches ?? [];
    const conditions = branches.map(({ Condition }) => Condition);
    const until = await untilEvaluation(effects, step.EvaluationWaitTime, conditions, visit);
    if (until) return { kind: 'wait', until };
    const seen = [];
    for (const [i, branch] of branches.entries()) {
      if (!branch.Condition) continue;
      const answer = await evaluate(effects, branch.Condition, visit);
      seen.push(answer);
      if (answer.holds) {
        return { kind: 'done', outcome: `Branch_${i + 1}`, next: branch.NextActivity, seen };
      }
    }
    return { kind: 'done', outcome: 'Branch_Default', next: step.DefaultActivity, seen };
  },
};
