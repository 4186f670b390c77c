import type { EventFilter } from './awaiting.ts';

/** An event of one person, as a journey awaits it. */
export interface AwaitedEvent {
  readonly EventFilter?: EventFilter;
  /** Attributes that the event must have with the same values as the event that let the participant in. */
  readonly MatchEntryAttributes?: readonly string[];
}

/** Ends a participant wherever it is: by an event, or by being in a segment. */
export interface ExitRule extends AwaitedEvent {
  readonly SegmentId?: string;
}

/** What a journey is for: counted once for each participant. */
export interface Goal extends AwaitedEvent {
  /** ISO 8601 duration from the entry. */
  readonly Window: string;
  /** Whoever has reached it leaves. */
  readonly ExitOnGoal?: boolean;
}

/** Members of WriteJourneyRequest and JourneyResponse that Pinpoint does not have. */
export interface OwnRules {
  readonly ExitWhen?: readonly ExitRule[];
  readonly Goal?: Goal;
  /** The attribute of the entering event that names what it is about: one run for each value. */
  readonly EntryKey?: string;
}
