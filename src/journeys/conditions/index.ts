import type { SimpleCondition } from '../../domain/journey/index.ts';
import type { Effects } from '../effects.ts';
import type { Visit } from '../steps/runner.ts';
import { dimensionsHold } from './dimensions.ts';
import { eventHappened } from './event.ts';
import { segmentHolds } from './segment.ts';

type Kind = 'EventCondition' | 'SegmentCondition' | 'SegmentDimensions';
type Evaluator<K extends Kind> = (
  effects: Effects,
  condition: NonNullable<SimpleCondition[K]>,
  visit: Visit,
) => Promise<boolean>;

const EVALUATORS: { [K in Kind]: Evaluator<K> } = {
  EventCondition: eventHappened,
  SegmentCondition: segmentHolds,
  SegmentDimensions: dimensionsHold,
};

/** Whether a condition holds for a participant now; for a user, whether it does for any endpoint. */
export async function evaluate(
  effects: Effects,
  condition: SimpleCondition,
  visit: Visit,
): Promise<boolean> {
  const {
    EventCondition: event,
    SegmentCondition: segment,
    SegmentDimensions: dimensions,
  } = condition;
  if (event) return EVALUATORS.EventCondition(effects, event, visit);
  if (segment) return EVALUATORS.SegmentCondition(effects, segment, visit);
  if (dimensions) return EVALUATORS.SegmentDimensions(effects, dimensions, visit);
  return false;
}
