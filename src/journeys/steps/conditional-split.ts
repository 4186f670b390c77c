import { combine } from '../../domain/journey/index.ts';
import { evaluate } from '../conditions/index.ts';
import type { StepRunner } from './runner.ts';
import { stillWaits } from './wait.ts';

export const conditionalSplit: StepRunner<'ConditionalSplit'> = {
  decides: true,
  sends: false,
  async run(ctx, step, visit) {
    const until = step.EvaluationWaitTime && stillWaits(ctx, step.EvaluationWaitTime, visit);
    if (until) return { kind: 'wait', until };
    const answers = [];
    for (const condition of step.Condition?.Conditions ?? []) {
      answers.push(await evaluate(ctx, condition, visit));
    }
    const holds = combine(step.Condition?.Operator, answers);
    return {
      kind: 'done',
      outcome: holds ? 'Branch_TRUE' : 'Branch_FALSE',
      next: holds ? step.TrueActivity : step.FalseActivity,
    };
  },
};
