import type { Step } from './definition.ts';
import { findStep, reachableIds, stepsBefore, type Steps } from './graph.ts';

/** How often a way round that nothing slows down may be gone. */
const MOST_WITHOUT_WAIT = 10;

/** What is wrong with the steps that go back: where to, and how fast. */
export function loopBackProblems(steps: Steps): string[] {
  return Object.entries(steps).flatMap(([id, { LoopBack: loop }]) => {
    if (!loop?.Activity || !findStep(steps, loop.Activity)) return [];
    const path = `Activities.${id}.LoopBack`;
    if (!stepsBefore(steps, id).has(loop.Activity)) {
      return [`${path}.Activity is "${loop.Activity}", which does not come before it`];
    }
    if (loop.MaximumTimes <= MOST_WITHOUT_WAIT || !hasWayWithoutWait(steps, loop.Activity, id)) {
      return [];
    }
    return [
      `${path}.MaximumTimes is ${loop.MaximumTimes}: expected at most ${MOST_WITHOUT_WAIT}, or a Wait with WaitFor on every way from "${loop.Activity}" to it`,
    ];
  });
}

function hasWayWithoutWait(steps: Steps, from: string, to: string): boolean {
  const quick = Object.entries(steps).filter(([, step]) => !waitsEachTime(step));
  return reachableIds(Object.fromEntries(quick), from).has(to);
}

/** A fixed date is waited for once: when it has passed, the step is gone through at once. */
function waitsEachTime(step: Step): boolean {
  const waits = [
    step.Wait?.WaitTime,
    step.ConditionalSplit?.EvaluationWaitTime,
    step.MultiCondition?.EvaluationWaitTime,
  ];
  return waits.some((wait) => wait?.WaitFor !== undefined);
}
