import type { JourneyDefinition } from '../definition.ts';
import { findStep, stepsOf } from '../graph.ts';
import { stepEdges } from '../steps/index.ts';
import { touchesThoseThere, type JourneyDiff, type StepChange } from './diff.ts';

const ACTIONS = ['STAY', 'MOVE', 'EXIT'] as const;
export type Action = (typeof ACTIONS)[number];

/** What its author decides for those who stand at a step. */
export interface Decision {
  readonly action: Action;
  /** Of MOVE: the step of the new version that they come to. */
  readonly to?: string;
}
export type Decisions = Readonly<Record<string, Decision>>;

/** What may be decided for those at a step; none where the edit does not touch them. */
export function choicesAt(change: StepChange): readonly Action[] {
  if (!touchesThoseThere(change)) return [];
  return change.change === 'REMOVED' ? ['MOVE', 'EXIT'] : ACTIONS;
}

/**
 * What is proposed: who stands at a changed step stays. From a removed one they go to the first step on their way
 * that the new version has, by the first path that leads to one; they leave where none does.
 */
export function defaultDecision(
  { stepId, change }: StepChange,
  before: JourneyDefinition,
  after: JourneyDefinition,
): Decision {
  if (change !== 'REMOVED') return { action: 'STAY' };
  const to = nextSurvivor(stepId, before, after, new Set());
  return to === undefined ? { action: 'EXIT' } : { action: 'MOVE', to };
}

function nextSurvivor(
  stepId: string,
  before: JourneyDefinition,
  after: JourneyDefinition,
  seen: Set<string>,
): string | undefined {
  seen.add(stepId);
  const step = findStep(stepsOf(before), stepId);
  for (const { to, back } of step ? stepEdges(step) : []) {
    // Nobody is sent back by a step that is no more.
    if (!to || back || seen.has(to)) continue;
    if (findStep(stepsOf(after), to)) return to;
    const further = nextSurvivor(to, before, after, seen);
    if (further !== undefined) return further;
  }
  return undefined;
}

/** What stands against decisions as given; all problems at once. */
export function decisionProblems(
  diff: JourneyDiff,
  given: Decisions,
  after: JourneyDefinition,
): string[] {
  const touched = new Map(
    diff.steps.filter(touchesThoseThere).map((change) => [change.stepId, change]),
  );
  const undecided = [...touched.values()]
    .filter(({ change, stepId }) => change === 'REMOVED' && !Object.hasOwn(given, stepId))
    .map(
      ({ stepId }) =>
        `Decisions.${stepId} is missing: the step is removed, so say MOVE or EXIT for those who stand at it`,
    );
  const wrong = Object.entries(given).flatMap(([stepId, decision]) => {
    const path = `Decisions.${stepId}`;
    const change = touched.get(stepId);
    if (!change) return [`${path}: the edit neither removes nor changes that step`];
    return oneProblem(path, decision, choicesAt(change), after);
  });
  return [...undecided, ...wrong];
}

function oneProblem(
  path: string,
  { action, to }: Decision,
  choices: readonly Action[],
  after: JourneyDefinition,
): string[] {
  if (!choices.includes(action)) {
    return [`${path}.Action is ${action}: allowed are ${choices.join(' and ')}`];
  }
  if (action !== 'MOVE') {
    return to === undefined ? [] : [`${path}.ActivityId goes with MOVE only`];
  }
  if (!to) return [`${path}.ActivityId is missing: name the step to move to`];
  return findStep(stepsOf(after), to)
    ? []
    : [`${path}.ActivityId is "${to}", and the new version has no such step`];
}
