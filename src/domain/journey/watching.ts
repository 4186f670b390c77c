import type { JourneyDefinition } from './definition.ts';
import { addDuration } from './durations.ts';
import { eventMatches, type OccurredEvent } from './event-filter.ts';
import { stepsOf } from './graph.ts';
import type { AwaitedEvent, Goal } from './own-rules.ts';

/** An event with its own time. */
export interface TimedEvent extends OccurredEvent {
  readonly at: Date;
}

/** How somebody came in: events of earlier times do not count. */
export interface EntryFacts {
  readonly at: Date;
  /** Of the event that let it in; absent for who entered by a segment. */
  readonly attributes?: Readonly<Record<string, string>>;
}

function typesOf(awaited: AwaitedEvent): readonly string[] {
  return awaited.EventFilter?.Dimensions.EventType?.Values ?? [];
}

/** The types of events that can end participants, or are the goal. */
export function ruleTypes({ ExitWhen: rules = [], Goal: goal }: JourneyDefinition): string[] {
  return [...new Set([...rules, ...(goal ? [goal] : [])].flatMap(typesOf))];
}

/** The types of all events that may wake, end or count a participant while the journey runs. */
export function watchedTypes(definition: JourneyDefinition): string[] {
  const awaited = Object.values(stepsOf(definition)).flatMap((step) => step.WaitForEvent ?? []);
  return [...new Set([...ruleTypes(definition), ...awaited.flatMap(typesOf)])];
}

/** Whether an event is the one that is awaited of somebody who came in like this. */
export function isAwaited(awaited: AwaitedEvent, event: TimedEvent, entry: EntryFacts): boolean {
  const { EventFilter: filter, MatchEntryAttributes: names = [] } = awaited;
  if (!filter || event.at < entry.at || !eventMatches(filter.Dimensions, event)) return false;
  const own = (from: EntryFacts['attributes'], name: string): string | undefined =>
    from && Object.hasOwn(from, name) ? from[name] : undefined;
  return names.every((name) => {
    const wanted = own(entry.attributes, name);
    return wanted !== undefined && own(event.attributes, name) === wanted;
  });
}

/** Until when the goal counts. */
function goalEnd({ Window: window }: Goal, entry: EntryFacts): Date {
  return addDuration(entry.at, window);
}

/** What an event does to a participant by the rules of its journey. */
export interface RuleAnswer {
  readonly reachesGoal: boolean;
  /** The outcome with which it leaves. */
  readonly exit?: 'EXIT_EVENT' | 'EXIT_GOAL';
}

/** Asks the goal and the exit rules of a journey about one event. */
export function applyRules(
  { ExitWhen: rules = [], Goal: goal }: JourneyDefinition,
  event: TimedEvent,
  entry: EntryFacts,
): RuleAnswer {
  const reachesGoal =
    goal !== undefined && isAwaited(goal, event, entry) && event.at <= goalEnd(goal, entry);
  if (rules.some((rule) => isAwaited(rule, event, entry)))
    return { reachesGoal, exit: 'EXIT_EVENT' };
  return { reachesGoal, ...(reachesGoal && goal.ExitOnGoal && { exit: 'EXIT_GOAL' as const }) };
}

/** Whether nobody who entered until `lastEntered` can reach the goal any more. */
export function goalWindowIsOver(
  { Goal: goal }: JourneyDefinition,
  lastEntered: Date,
  now: Date,
): boolean {
  return !goal || goalEnd(goal, { at: lastEntered }) < now;
}
