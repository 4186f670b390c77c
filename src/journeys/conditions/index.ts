import {
  conditionText,
  seen,
  type Seen,
  type SimpleCondition,
} from '../../domain/journey/index.ts';
import type { Effects } from '../effects.ts';
import type { Visit } from '../steps/runner.ts';
import { dimensionsHold } from './dimensions.ts';
import { eventHappened } from './event.ts';
import { segmentHolds } from './segment.ts';

/** Whether a condition holds for a participant now (for a user, whether it does for any endpoint), and why. */
export async function evaluate(
  effects: Effects,
  condition: SimpleCondition,
  visit: Visit,
): Promise<Seen> {
  const {
    EventCondition: event,
    SegmentCondition: segment,
    SegmentDimensions: dimensions,
  } = condition;
  if (event) return eventHappened(effects, event, visit);
  if (dimensions) return dimensionsHold(effects, dimensions, visit);
  const isMember = segment !== undefined && (await segmentHolds(effects, segment, visit));
  return seen(conditionText(condition), isMember, isMember ? 'it is' : 'it is not');
}
