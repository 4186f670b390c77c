import type { AttributeDimension, MetricDimension, SetDimension } from '../segment/index.ts';

/** What a journey waits for: a time, or an event. */

export interface WaitTime {
  /** ISO 8601 duration. */
  readonly WaitFor?: string;
  /** ISO 8601 instant. */
  readonly WaitUntil?: string;
}

export interface EventDimensions {
  readonly EventType?: SetDimension;
  readonly Attributes?: Readonly<Record<string, AttributeDimension>>;
  readonly Metrics?: Readonly<Record<string, MetricDimension>>;
}

export interface EventFilter {
  readonly FilterType?: string;
  readonly Dimensions: EventDimensions;
}

/** How long a split that names no EvaluationWaitTime gives people to react to a message, from when it was sent. */
export interface EvaluationWaits {
  /** ISO 8601 duration after an e-mail, SMS or push; PT0S is none. */
  readonly Message: string;
  /** The same after a CUSTOM step. */
  readonly Custom: string;
}
