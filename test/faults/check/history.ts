import type { PlannedWorld } from '../generate/world.ts';

/** A message as a sink has it: complete, whether or not the sender learnt of it. */
export interface Receipt {
  readonly channel: 'EMAIL' | 'CUSTOM';
  /** When it was complete. */
  readonly at: number;
  readonly endpointId: string;
  readonly world: string;
  /** The key of the journey. */
  readonly journey: string;
  readonly step: string;
  /** What the mail names itself by; a webhook call has nothing of the kind. */
  readonly messageId: string | undefined;
}

/** A row of ListDeliveries. */
export interface Delivery {
  readonly Id: string;
  readonly State: 'claimed' | 'handed_over' | 'accepted' | 'rejected' | 'unknown' | 'refused';
  readonly Reason?: string;
  readonly ChannelType: string;
  readonly EndpointId?: string;
  readonly JourneyId?: string;
  readonly JourneyActivityId?: string;
  readonly MessageId: string;
  readonly Attempts: number;
  readonly HandedOverDate?: string;
}

/** A row of ListJourneyParticipants. */
export interface Participant {
  readonly Id: string;
  readonly RunId: string;
  readonly EndpointId?: string;
  readonly State: 'ENTERED' | 'WAITING' | 'HELD' | 'LEFT' | 'CANCELLED';
  readonly CurrentActivity?: string;
  readonly Outcome?: string;
  readonly EnteredDate: string;
  readonly LeftDate?: string;
  readonly Steps: readonly { readonly ActivityId: string; readonly Outcome: string }[];
}

/** Something that was asked of the API, and when it answered that it is done. */
export interface Done {
  readonly kind: 'publish' | 'pause' | 'resume' | 'cancel' | 'optOut' | 'event';
  /** The journey's key, the endpoint or the event. */
  readonly of: string;
  readonly person?: string;
  readonly asked: number;
  readonly answered: number;
  /** It came too late, such as pausing a journey that is complete. */
  readonly refused?: boolean;
}

/** What the operations say of one journey at the end. */
export interface JourneyHistory {
  readonly key: string;
  readonly id: string;
  readonly state: string;
  readonly participants: readonly Participant[];
  readonly metrics: Readonly<Record<string, string>>;
  readonly stepMetrics: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** Everything that the checker sees of one project: sinks and operations, nothing of Cairn's insides. */
export interface WorldHistory {
  readonly plan: PlannedWorld;
  readonly done: readonly Done[];
  readonly journeys: readonly JourneyHistory[];
  readonly deliveries: readonly Delivery[];
  readonly receipts: readonly Receipt[];
}

/** Something that must not be. */
export interface Finding {
  readonly rule: string;
  readonly detail: string;
}
