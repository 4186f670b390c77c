/** Kinds of steps beyond Pinpoint's that need no waking: see `src/api/extensions/journey-members.json`. */

export interface UpdateEndpointStep {
  /** New values by name, literal or templates; an empty list removes the attribute. */
  readonly Attributes?: Readonly<Record<string, readonly string[]>>;
  readonly UserAttributes?: Readonly<Record<string, readonly string[]>>;
  readonly NextActivity?: string;
}

export interface SendEventStep {
  readonly EventType: string;
  /** Literal or templates. */
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly Metrics?: Readonly<Record<string, number>>;
  readonly NextActivity?: string;
}

export interface StartJourneyStep {
  readonly JourneyId: string;
  readonly NextActivity?: string;
}

export interface LoopBackStep {
  /** The earlier step that it goes back to. */
  readonly Activity: string;
  /** How often it takes one participant back. */
  readonly MaximumTimes: number;
  /** After that. */
  readonly NextActivity?: string;
}
