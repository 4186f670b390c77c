import type { Ctx } from '../../context.ts';
import { stepType, type Step, type StepType } from '../../domain/journey/index.ts';
import { conditionalSplit } from './conditional-split.ts';
import { custom } from './custom.ts';
import { holdout } from './holdout.ts';
import { email, push, sms } from './message.ts';
import { multiCondition } from './multi-condition.ts';
import { randomSplit } from './random-split.ts';
import type { StepResult, StepRunner, Visit } from './runner.ts';
import { wait } from './wait.ts';

const RUNNERS = {
  EMAIL: email,
  SMS: sms,
  PUSH: push,
  CUSTOM: custom,
  Wait: wait,
  ConditionalSplit: conditionalSplit,
  MultiCondition: multiCondition,
  RandomSplit: randomSplit,
  Holdout: holdout,
} satisfies { [T in StepType]: StepRunner<T> };

// A registry entry takes the body stored under the same key; types can't follow that pairing.
function runnerOf(type: StepType): StepRunner<StepType> {
  return RUNNERS[type] as unknown as StepRunner<StepType>;
}

/** Whether the step decides by data that may change, and whether it sends. */
export function stepTraits(step: Step): { type: StepType; decides: boolean; sends: boolean } {
  const type = stepType(step);
  const { decides, sends } = runnerOf(type);
  return { type, decides, sends };
}

/** Does the step once. */
export function runStep(ctx: Ctx, step: Step, visit: Visit): Promise<StepResult> {
  const type = stepType(step);
  const body = step[type];
  if (!body) throw new Error(`Step ${visit.stepId} has no ${type}`);
  return runnerOf(type).run(ctx, body, visit);
}
