import { combine } from '../../domain/journey/index.ts';
import { evaluate } from '../conditions/index.ts';
import { untilEvaluation } from './evaluation-wait.ts';
import type { StepRunner } from './runner.ts';

export const conditionalSplit: StepRunner<'ConditionalSplit'> = {
  decides: true,
  sends: false,
  async run(effects, step, visit) {
    const conditions = step.Condition?.Conditions ?? [];
    const until = await untilEvaluation(effects, step.EvaluationWaitTime, conditions, visit);
    if (until) return { kind: 'wait', until };
    const seen = [];
    for (const condition of conditions) {
      seen.push(await evaluate(effects, condition, visit));
    }
    const answers = seen.map(({ holds }) => holds);
    const holds = combine(step.Condition?.Operator, answers);
    return {
      kind: 'done',
      outcome: holds ? 'Branch_TRUE' : 'Branch_FALSE',
      next: holds ? step.TrueActivity : step.FalseActivity,
      seen,
    };
  },
};
