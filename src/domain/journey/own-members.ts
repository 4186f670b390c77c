import type { EventFilter, WaitTime } from './awaiting.ts';
import type {
  LoopBackStep,
  SendEventStep,
  StartJourneyStep,
  UpdateEndpointStep,
} from './own-steps.ts';

/**
 * What journeys have beyond Pinpoint's: optional members that `src/api/extensions/journey-members.json` adds to its
 * shapes. An SDK of Pinpoint neither sends nor sees them.
 */

export type { EventFilter } from './awaiting.ts';

export interface WaitForEventStep {
  readonly EventFilter: EventFilter;
  /** Attributes that the event must have with the same values as the event that let the participant in. */
  readonly MatchEntryAttributes?: readonly string[];
  readonly Timeout: WaitTime;
  readonly NextActivity?: string;
  readonly TimeoutActivity?: string;
}

/** Kinds of steps: members of Activity. */
export interface OwnSteps {
  readonly WaitForEvent?: WaitForEventStep;
  readonly UpdateEndpoint?: UpdateEndpointStep;
  readonly SendEvent?: SendEventStep;
  readonly StartJourney?: StartJourneyStep;
  readonly LoopBack?: LoopBackStep;
}
