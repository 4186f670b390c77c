import { stepType, type Step, type StepType } from '../../domain/journey/index.ts';
import type { Effects } from '../effects.ts';
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
import type { StepResult, StepRunner, Visit } from './runner.ts';
import { wait } from './wait.ts';
import { waitForEvent } from './wait-for-event.ts';

const RUNNERS: { readonly [T in StepType]: StepRunner<T> } = {
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

/** Whether the step decides by data that may change, and whether it sends. */
export function stepTraits(step: Step): {
  type: StepType;
  decides: boolean;
  sends: boolean;
  changes: boolean;
} {
  const type = stepType(step);
  const { decides, sends, changes = false } = RUNNERS[type];
  return { type, decides, sends, changes };
}

/** Does the step once. */
export function runStep(effects: Effects, step: Step, visit: Visit): Promise<StepResult> {
  return runAs(stepType(step), effects, step, visit);
}

// The body and the runner are found by the same key, a pairing that only a generic function can express.
function runAs<T extends StepType>(
  type: T,
  effects: Effects,
  step: Step,
  visit: Visit,
): Promise<StepResult> {
  const runner: StepRunner<T> = RUNNERS[type];
  const body = step[type];
  if (!body) throw new Error(`Step ${visit.stepId} has no ${type}`);
  return runner.run(effects, body, visit);
}
