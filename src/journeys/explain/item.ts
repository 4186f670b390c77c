import type { Seen } from '../../domain/journey/index.ts';

/** Something that happened to a person in a journey, or that kept it out. */
export interface ExplanationItem {
  readonly Date: string;
  readonly Kind:
    | 'EVENT_IGNORED'
    | 'ENTRY_ACCEPTED'
    | 'ENTRY_REFUSED'
    | 'STEP'
    | 'MESSAGE'
    | 'LEFT'
    | 'CANCELLED';
  /** The rule or the outcome. */
  readonly Code: string;
  /** One sentence for a person. */
  readonly Summary: string;
  readonly RunId?: string;
  readonly ParticipantId?: string;
  readonly EndpointId?: string;
  readonly EventId?: string;
  readonly ActivityId?: string;
  readonly ActivityType?: string;
  readonly EnteredDate?: string;
  readonly NextActivity?: string;
  readonly Conditions?: readonly SeenCondition[];
  readonly DeliveryId?: string;
  readonly ChannelType?: string;
  readonly State?: string;
  /** Until when a message is held. */
  readonly Until?: string;
}

export interface SeenCondition {
  readonly Condition: string;
  readonly Holds: boolean;
  readonly Saw: string;
}

/** What a person who is inside waits for. */
export interface Waiting {
  readonly RunId: string;
  readonly ParticipantId: string;
  readonly ActivityId?: string;
  readonly Code: string;
  readonly Summary: string;
  readonly Until?: string;
  /** The same by the clock of the recipient. */
  readonly LocalUntil?: string;
  readonly TimeZone?: string;
  /** How the zone was found: TOLD by the endpoint, a method of estimation, or NONE. */
  readonly TimeZoneSource: string;
}

/** A rule that keeps somebody out. */
export interface EntryReason {
  readonly Code: string;
  readonly Summary: string;
  readonly EndpointId?: string;
}

export function conditionOf({ condition, holds, saw }: Seen): SeenCondition {
  return { Condition: condition, Holds: holds, Saw: saw };
}
