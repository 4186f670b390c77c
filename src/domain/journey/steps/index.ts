import type { Step, StepType } from '../definition.ts';
import type { Edge, StepKind } from '../step-kind.ts';
import { conditionalSplit } from './conditional-split.ts';
import { custom } from './custom.ts';
import { holdout } from './holdout.ts';
import { loopBack } from './loop-back.ts';
import { email, push, sms } from './message.ts';
import { multiCondition } from './multi-condition.ts';
import { randomSplit } from './random-split.ts';
import { sendEvent } from './send-event.ts';
import { startJourney } from './start-journey.ts';
import { updateEndpoint } from './update-endpoint.ts';
import { wait } from './wait.ts';
import { waitForEvent } from './wait-for-event.ts';

/** Every kind of step. A new one is a file here, a line here, and its runner in `src/journeys/steps`. */
export const STEP_KINDS: { readonly [T in StepType]: StepKind<T> } = {
  EMAIL: email,
  SMS: sms,
  PUSH: push,
  CUSTOM: custom,
  Wait: wait,
  WaitForEvent: waitForEvent,
  ConditionalSplit: conditionalSplit,
  MultiCondition: multiCondition,
  RandomSplit: randomSplit,
  Holdout: holdout,
  UpdateEndpoint: updateEndpoint,
  SendEvent: sendEvent,
  StartJourney: startJourney,
  LoopBack: loopBack,
};

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

// The body and the kind are found by the same key, a pairing that only a generic function can express.
function edgesOf<T extends StepType>(type: T, step: Step): readonly Edge[] {
  const kind: StepKind<T> = STEP_KINDS[type];
  const body = step[type];
  return body ? kind.edges(body) : [];
}

function problemsOf<T extends StepType>(type: T, step: Step, path: string): readonly string[] {
  const kind: StepKind<T> = STEP_KINDS[type];
  const body = step[type];
  return body ? kind.problems(body, `${path}.${type}`) : [];
}

export function stepEdges(step: Step): readonly Edge[] {
  return stepTypes(step).flatMap((type) => edgesOf(type, step));
}

export function stepProblems(step: Step, path: string): readonly string[] {
  return stepTypes(step).flatMap((type) => problemsOf(type, step, path));
}

export { LOOPED_BACK } from './loop-back.ts';
export { chooseBranch } from './random-split.ts';
