import { isZone } from '../instant.ts';
import { isEstimate, sendingHoursProblems } from '../sending/index.ts';
import { ownRulesProblems } from './awaited-problems.ts';
import type { JourneyDefinition, Step } from './definition.ts';
import { isInstant } from './durations.ts';
import { eventFilterProblems } from './event-filter-problems.ts';
import { findLoop, findStep, reachableIds, stepsBefore, stepsOf, type Steps } from './graph.ts';
import { limitsProblems } from './limits.ts';
import { localTimeProblems } from './local-start.ts';
import { loopBackProblems } from './loops.ts';
import { notYetProblems } from './not-yet.ts';
import { refreshProblems } from './refresh.ts';
import { stepEdges, stepProblems, stepTypes, STEP_TYPES } from './steps/index.ts';

const STEP_ID = /^[A-Za-z0-9_-]{1,100}$/;
const MESSAGE_TYPES = ['EMAIL', 'SMS', 'PUSH', 'CUSTOM'] as const;

/**
 * Everything about the definition alone that stands against publishing it; all problems at once.
 * What it refers to (templates, channels, segments) is checked by `src/journeys/references.ts`.
 */
export function publishProblems(definition: JourneyDefinition, now: Date): string[] {
  const steps = stepsOf(definition);
  return [
    ...startProblems(definition),
    ...scheduleProblems(definition, now),
    ...Object.entries(steps).flatMap(([id, step]) => oneStepProblems(steps, id, step)),
    ...reachProblems(definition, steps),
    ...loopBackProblems(steps),
    ...limitsProblems(definition.Limits ?? {}),
    ...refreshProblems(definition),
    ...localTimeProblems(definition),
    ...sendingHoursProblems(definition, now),
    ...zoneEstimateProblems(definition),
    ...ownRulesProblems(definition),
    ...notYetProblems(definition),
  ];
}

function startProblems({ StartCondition: start }: JourneyDefinition): string[] {
  const segment = start?.SegmentStartCondition;
  const event = start?.EventStartCondition;
  if (Boolean(segment) === Boolean(event)) {
    return ['StartCondition must have either SegmentStartCondition or EventStartCondition'];
  }
  return event
    ? eventFilterProblems(event.EventFilter, 'StartCondition.EventStartCondition.EventFilter')
    : [];
}

const UTC_OFFSET = /^UTC([+-](0\d|1[0-4])(:[0-5]\d)?)?$/;

function scheduleProblems({ Schedule: schedule }: JourneyDefinition, now: Date): string[] {
  const problems: string[] = [];
  for (const member of ['StartTime', 'EndTime'] as const) {
    const text = schedule?.[member];
    if (text && !isInstant(text))
      problems.push(
        `Schedule.${member} is "${text}": expected an ISO 8601 date and time with zone`,
      );
  }
  const zone = schedule?.Timezone;
  if (zone && !UTC_OFFSET.test(zone) && !isZone(zone)) {
    problems.push(
      `Schedule.Timezone is "${zone}": expected UTC, an offset such as UTC+01 or UTC-03:30, or a zone such as Europe/Berlin`,
    );
  }
  if (problems.length > 0 || !schedule?.EndTime) return problems;
  const end = new Date(schedule.EndTime);
  if (end <= now) problems.push(`Schedule.EndTime ${schedule.EndTime} has passed`);
  if (schedule.StartTime && new Date(schedule.StartTime) >= end) {
    problems.push('Schedule.EndTime must be after Schedule.StartTime');
  }
  return problems;
}

function zoneEstimateProblems({ TimezoneEstimationMethods: methods }: JourneyDefinition): string[] {
  return (methods ?? [])
    .filter((method) => !isEstimate(method))
    .map(
      (method) =>
        `TimezoneEstimationMethods has ${method}: this version of Cairn has no table of postal codes`,
    );
}

function oneStepProblems(steps: Steps, id: string, step: Step): string[] {
  const path = `Activities.${id}`;
  const types = stepTypes(step);
  if (!STEP_ID.test(id)) return [`${path}: a step id has 1 to 100 letters, digits, _ or -`];
  if (types.length !== 1) {
    return [
      `${path} has ${types.length === 0 ? 'no kind' : types.join(' and ')}: expected exactly one of ${STEP_TYPES.join(', ')}`,
    ];
  }
  return [
    ...stepProblems(step, path),
    ...stepEdges(step)
      .filter((edge) => edge.to && !findStep(steps, edge.to))
      .map((edge) => `${path} leads to "${edge.to}", and there is no such step`),
    ...messageReferenceProblems(steps, id, step, path),
  ];
}

/** An event condition asks about one message, so that message must have been sent before. */
function messageReferenceProblems(steps: Steps, id: string, step: Step, path: string): string[] {
  const conditions = [
    ...(step.ConditionalSplit?.Condition?.Conditions ?? []),
    ...(step.MultiCondition?.Branches ?? []).flatMap((branch) => branch.Condition ?? []),
  ];
  const asked = conditions.flatMap((condition) => condition.EventCondition?.MessageActivity ?? []);
  if (asked.length === 0) return [];
  const before = stepsBefore(steps, id);
  return asked.flatMap((messageId) => {
    const message = findStep(steps, messageId);
    if (!message)
      return [`${path} asks about the message of "${messageId}", and there is no such step`];
    if (!MESSAGE_TYPES.some((type) => message[type]))
      return [`${path} asks about the message of "${messageId}", which sends none`];
    return before.has(messageId)
      ? []
      : [`${path} asks about the message of "${messageId}", which does not come before it`];
  });
}

function reachProblems({ StartActivity: start }: JourneyDefinition, steps: Steps): string[] {
  if (Object.keys(steps).length === 0)
    return ['Activities is empty: a journey has at least one step'];
  if (!start) return ['StartActivity is missing: name the first step'];
  if (!findStep(steps, start)) return [`StartActivity is "${start}", and there is no such step`];
  const reached = reachableIds(steps, start);
  const unreachable = Object.keys(steps).filter((id) => !reached.has(id));
  const loop = findLoop(steps);
  return [
    ...(unreachable.length > 0
      ? [`These steps can't be reached from "${start}": ${unreachable.join(', ')}`]
      : []),
    ...(loop ? [`The steps ${loop.join(' → ')} form a loop; only LoopBack goes back`] : []),
  ];
}
