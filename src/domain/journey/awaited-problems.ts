import type { JourneyDefinition } from './definition.ts';
import { isDuration } from './durations.ts';
import { eventFilterProblems } from './event-filter-problems.ts';
import { stepsOf } from './graph.ts';
import type { AwaitedEvent, ExitRule, Goal } from './own-rules.ts';

const MAX_RULES = 10;
const MAX_NAME = 50;

/** What is wrong with ExitWhen, Goal, EntryKey, and with what steps expect of the entering event. */
export function ownRulesProblems(definition: JourneyDefinition): string[] {
  const { ExitWhen: rules, Goal: goal, EntryKey: key } = definition;
  const awaiting: [string, AwaitedEvent][] = [
    ...Object.entries(stepsOf(definition)).flatMap(([id, step]): [string, AwaitedEvent][] =>
      step.WaitForEvent ? [[`Activities.${id}.WaitForEvent`, step.WaitForEvent]] : [],
    ),
    ...(rules ?? []).map((rule, at): [string, AwaitedEvent] => [`ExitWhen[${at}]`, rule]),
    ...(goal ? [['Goal', goal] satisfies [string, AwaitedEvent]] : []),
  ];
  return [
    ...(rules ? exitProblems(rules) : []),
    ...(goal ? goalProblems(goal) : []),
    ...awaiting.flatMap(([path, awaited]) => matchProblems(awaited, path, definition)),
    ...(key === undefined ? [] : keyProblems(key, definition)),
  ];
}

function exitProblems(rules: readonly ExitRule[]): string[] {
  if (rules.length > MAX_RULES) {
    return [`ExitWhen has ${rules.length} rules: expected at most ${MAX_RULES}`];
  }
  return rules.flatMap((rule, at) => {
    const path = `ExitWhen[${at}]`;
    if (Boolean(rule.EventFilter) === Boolean(rule.SegmentId)) {
      const has = rule.EventFilter ? 'both EventFilter and' : 'neither EventFilter nor';
      return [`${path} has ${has} SegmentId: expected exactly one of them`];
    }
    return rule.EventFilter ? eventFilterProblems(rule.EventFilter, `${path}.EventFilter`) : [];
  });
}

function goalProblems(goal: Goal): string[] {
  return [
    ...eventFilterProblems(goal.EventFilter, 'Goal.EventFilter'),
    ...(isDuration(goal.Window)
      ? []
      : [`Goal.Window is "${goal.Window}": expected an ISO 8601 duration above zero, such as P7D`]),
  ];
}

function matchProblems(
  { EventFilter: filter, MatchEntryAttributes: names }: AwaitedEvent,
  path: string,
  { StartCondition: start }: JourneyDefinition,
): string[] {
  if (!names || names.length === 0) return [];
  const member = `${path}.MatchEntryAttributes`;
  if (!filter) return [`${member} needs EventFilter: a segment has no attributes to compare`];
  if (!start?.EventStartCondition) {
    return [`${member} needs EventStartCondition: who enters by a segment brings no event`];
  }
  return names.flatMap((name, at) => nameProblems(name, `${member}[${at}]`));
}

function keyProblems(key: string, { StartCondition: start }: JourneyDefinition): string[] {
  if (!start?.EventStartCondition) {
    return ['EntryKey needs EventStartCondition: it names an attribute of the entering event'];
  }
  return nameProblems(key, 'EntryKey');
}

function nameProblems(name: string, path: string): string[] {
  return name.length >= 1 && name.length <= MAX_NAME
    ? []
    : [`${path} has ${name.length} characters: expected an attribute's name of 1 to ${MAX_NAME}`];
}
