import type { JourneyDefinition, Step } from '../definition.ts';
import { findStep, stepsOf } from '../graph.ts';
import { stepEdges, stepTypes } from '../steps/index.ts';

export interface Rewiring {
  /** The path as metrics call it. */
  readonly label: string;
  /** Absent: the journey ends there. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What an edit does to one step that it touches. */
export interface StepChange {
  readonly stepId: string;
  /** REWIRED: it does what it did, and leads elsewhere. */
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED' | 'REWIRED';
  /** Paths of the members that are not the same, such as `Wait.WaitTime.WaitFor`. */
  readonly members: readonly string[];
  readonly rewired: readonly Rewiring[];
  /** It is another kind of step under the same id. */
  readonly isOtherKind: boolean;
}

export interface JourneyDiff {
  readonly steps: readonly StepChange[];
  /** Members of the journey itself that are not the same. */
  readonly members: readonly string[];
}

/** What is not the same in two definitions of a journey, in the order of the ids of their steps. */
export function diffJourneys(before: JourneyDefinition, after: JourneyDefinition): JourneyDiff {
  const [old, now] = [stepsOf(before), stepsOf(after)];
  const ids = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  const { Activities: _before, ...rest } = before;
  const { Activities: _after, ...others } = after;
  return {
    steps: ids.flatMap((id) => changeOf(id, findStep(old, id), findStep(now, id)) ?? []),
    members: [
      ...new Set(differingPaths(rest, others, '').map((path) => /^[^.[]*/.exec(path)?.[0] ?? path)),
    ],
  };
}

/** Whether the edit touches what somebody who stands at the step waits for or does. */
export function touchesThoseThere({ change, members }: StepChange): boolean {
  return (
    change === 'REMOVED' || (change === 'CHANGED' && members.some((name) => name !== DESCRIPTION))
  );
}

const DESCRIPTION = 'Description';

function changeOf(
  stepId: string,
  before: Step | undefined,
  after: Step | undefined,
): StepChange | undefined {
  const none = { stepId, members: [], rewired: [], isOtherKind: false };
  if (!before) return { ...none, change: 'ADDED' };
  if (!after) return { ...none, change: 'REMOVED' };
  const members = differingPaths(withoutWays(before), withoutWays(after), '');
  const rewired = rewirings(before, after);
  if (members.length === 0 && rewired.length === 0) return undefined;
  const isOtherKind = stepTypes(before).join() !== stepTypes(after).join();
  return {
    stepId,
    change: members.length > 0 ? 'CHANGED' : 'REWIRED',
    members,
    rewired,
    isOtherKind,
  };
}

function rewirings(before: Step, after: Step): Rewiring[] {
  const ways = (step: Step) =>
    new Map(stepEdges(step).map(({ label, to }) => [label, to || undefined]));
  const [old, now] = [ways(before), ways(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((label) => ({ label, from: old.get(label), to: now.get(label) }))
    .filter(({ from, to }) => from !== to);
}

/** Members that say where a step leads: NextActivity, TrueActivity, ... A condition's MessageActivity does not. */
const isWay = (name: string): boolean => name.endsWith('Activity') && name !== 'MessageActivity';

function withoutWays(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWays);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      isWay(name) ? [] : [[name, withoutWays(member)]],
    ),
  );
}

function differingPaths(before: unknown, after: unknown, path: string): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, at) => at).flatMap((at) =>
      differingPaths(before[at], after[at], `${path}[${at}]`),
    );
  }
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differingPaths(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return Object.is(before ?? undefined, after ?? undefined) ? [] : [path];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
