import { dimensionsProblems } from '../segment/index.ts';
import type { Condition, SimpleCondition } from './definition.ts';

const KINDS = ['EventCondition', 'SegmentCondition', 'SegmentDimensions'] as const;

/** What is wrong with one condition as written. */
export function conditionProblems(condition: SimpleCondition | undefined, path: string): string[] {
  const given = KINDS.filter((kind) => condition?.[kind] !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'none' : given.join(' and ');
    return [
      `${path} has ${found}: expected exactly one of EventCondition, SegmentCondition, segmentDimensions`,
    ];
  }
  const event = condition?.EventCondition;
  if (event?.Dimensions?.EventType?.DimensionType === 'EXCLUSIVE') {
    return [
      `${path}.EventCondition.Dimensions.EventType must be INCLUSIVE: name the event types themselves`,
    ];
  }
  if (event && !event.Dimensions?.EventType?.Values.length) {
    return [
      `${path}.EventCondition.Dimensions.EventType.Values is empty: name at least one event type`,
    ];
  }
  const dimensions = condition?.SegmentDimensions;
  return dimensions ? dimensionsProblems(dimensions, `${path}.segmentDimensions`) : [];
}

/** Whether a condition holds, given the answers to its parts. No part at all never holds. */
export function combine(operator: Condition['Operator'], answers: readonly boolean[]): boolean {
  if (answers.length === 0) return false;
  return operator === 'ANY' ? answers.some(Boolean) : answers.every(Boolean);
}
