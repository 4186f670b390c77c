import type { Deps } from '../src/context.ts';
import { journeyActivities } from './journey.ts';
import { runControlActivities, type WorkflowControl } from './run-control.ts';

/** Everything workflows may ask for. Thin: translate, call the same verb the API calls, map errors. */
export function createActivities(deps: Deps, control: WorkflowControl) {
  return { ...journeyActivities(deps), ...runControlActivities(deps, control) };
}

export type Activities = ReturnType<typeof createActivities>;
export type { WorkflowControl } from './run-control.ts';
