import type { Step, StepType } from '../definition.ts';
import type { Edge, StepKind } from '../step-kind.ts';
import { conditionalSplit } from './conditional-split.ts';
import { custom } from './custom.ts';
import { holdout } from './holdout.ts';
import { email, push, sms } from './message.ts';
import { multiCondition } from './multi-condition.ts';
import { randomSplit } from './random-split.ts';
import { wait } from './wait.ts';

/** Every kind of step. A new one is a file here, a line here, and its runner in `src/journeys/steps`. */
export const STEP_KINDS = {
  EMAIL: email,
  SMS: sms,
  PUSH: push,
  CUSTOM: custom,
  Wait: wait,
  ConditionalSplit: conditionalSplit,
  MultiCondition: multiCondition,
  RandomSplit: randomSplit,
  Holdout: holdout,
} satisfies { [T in StepType]: StepKind<T> };

export const STEP_TYPES = Object.keys(STEP_KINDS) as StepType[];

/** The kinds that a step names; a valid step names exactly one. */
export function stepTypes(step: Step): StepType[] {
  return STEP_TYPES.filter((type) => step[type] !== undefined);
}

/** @throws when the step has no kind; published versions always have one */
export function stepType(step: Step): StepType {
  const [type] = stepTypes(step);
  if (!type) throw new Error('A step without a kind');
  return type;
}

// One registry entry fits its own member only; the pairing is by the same key, which types can't follow.
function kindOf(type: StepType): StepKind<StepType> {
  return STEP_KINDS[type] as unknown as StepKind<StepType>;
}

export function stepEdges(step: Step): readonly Edge[] {
  return stepTypes(step).flatMap((type) => {
    const body = step[type];
    return body ? kindOf(type).edges(body) : [];
  });
}

export function stepProblems(step: Step, path: string): readonly string[] {
  return stepTypes(step).flatMap((type) => {
    const body = step[type];
    return body ? kindOf(type).problems(body, `${path}.${type}`) : [];
  });
}

export { chooseBranch } from './random-split.ts';
