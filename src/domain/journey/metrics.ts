import type { Step } from './definition.ts';
import { stepEdges, stepType, STEP_KINDS } from './steps/index.ts';

/** The outcomes that every step of a kind reports, with 0 when nobody had them yet. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  MESSAGE: ['SUCCESS'],
  WAIT: ['WAIT_STARTED', 'WAIT_FINISHED', 'WAIT_SKIPPED'],
  HOLDOUT: ['HELD_OUT', 'NOT_HELD_OUT'],
  UPDATE_ENDPOINT: ['UPDATED'],
  SEND_EVENT: ['SENT'],
  START_JOURNEY: ['STARTED'],
};

/** The ActivityType of a step's execution metrics. */
export function metricType(step: Step): string {
  return STEP_KINDS[stepType(step)].metricType;
}

/** The names that a step's metrics always have: one per path for splits, the documented ones otherwise. */
export function metricNames(step: Step): readonly string[] {
  return ALWAYS[metricType(step)] ?? stepEdges(step).map((edge) => edge.label);
}
