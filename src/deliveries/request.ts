import type { Cap } from '../domain/sending/index.ts';
import type { MessageContent, ReasonCode } from '../domain/delivery/index.ts';
import type { ChannelType, Endpoint } from '../domain/endpoint.ts';

/** A recipient of a direct message that is no endpoint of the project. */
export interface DirectAddress {
  readonly id?: undefined;
  readonly channelType: ChannelType | undefined;
  readonly address: string;
}

/** An endpoint that somebody named and that does not exist: the ledger says so. */
export interface MissingEndpoint {
  readonly id: string;
  readonly channelType?: undefined;
  readonly address?: undefined;
  readonly userId?: undefined;
}

export type DeliverySource =
  | { readonly kind: 'direct' | 'otp' }
  | {
      readonly kind: 'journey';
      readonly journeyId: string;
      readonly runId: string;
      readonly stepId: string;
      readonly participantId: string;
    };

/** It may not go now: the row says why. With `until` it is held, and may be asked for again then. */
export interface Closed {
  readonly reason: 'QUIET_TIME' | 'NO_OPENING' | 'PROVIDER_PACE';
  readonly until?: Date;
}

/** One message to one recipient. */
export interface DeliveryRequest {
  /** Deterministic for what caused the message, unique within the project: a repeat sends nothing. */
  readonly key: string;
  /** Marketing is sent at most once; transactional at least once, with the same Message-ID. */
  readonly class: 'marketing' | 'transactional';
  readonly source: DeliverySource;
  readonly projectId: string;
  readonly endpoint: Endpoint | DirectAddress | MissingEndpoint;
  readonly content: MessageContent;
  /** The sender knows already that it must not go out: the row says why. */
  readonly refusal?: ReasonCode;
  /** What bounds the number of messages to this endpoint; transactional messages are not bounded. */
  readonly caps?: readonly Cap[];
  /** Absent: the recipient may get messages now. */
  readonly closed?: Closed;
  /** The sender's own words for this message: kept in the ledger, and told with its feedback. */
  readonly context?: Readonly<Record<string, string>>;
  readonly traceId?: string;
  /** The version of the journey that asks: nothing goes once the participant is out of it, or by another one. */
  readonly asOf?: number;
}

/** What the ledger says of a request. */
export interface DeliveryResult {
  readonly deliveryId: string;
  readonly state: 'accepted' | 'rejected' | 'refused' | 'unknown';
  readonly reason?: ReasonCode;
  readonly detail?: string;
  /** RFC 5322 Message-ID or push collapse id: the same for every attempt. */
  readonly messageId?: string;
  /** The same request may be made again later and may then succeed. */
  readonly transient?: boolean;
  /** It was held, and may go at this moment at the earliest. */
  readonly heldUntil?: Date;
}
