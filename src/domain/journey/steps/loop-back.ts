import type { StepKind } from '../step-kind.ts';

/** The outcome of going back once more; counted in the cursor. */
export const LOOPED_BACK = 'LOOPED_BACK';
const MOST_TIMES = 100;

/** Goes back to an earlier step, so often and no more. That it is an earlier one is for `loops.ts` to see. */
export const loopBack: StepKind<'LoopBack'> = {
  type: 'LoopBack',
  metricType: 'LOOP_BACK',
  edges: (step) => [
    { label: LOOPED_BACK, to: step.Activity, back: true },
    { label: 'LOOP_ENDED', to: step.NextActivity },
  ],
  problems({ Activity, MaximumTimes: times }, path) {
    return [
      ...(Activity ? [] : [`${path}.Activity is missing: name the step that it goes back to`]),
      ...(Number.isInteger(times) && times >= 1 && times <= MOST_TIMES
        ? []
        : [`${path}.MaximumTimes is ${times}: expected a whole number from 1 to ${MOST_TIMES}`]),
    ];
  },
};
