import type { MailHeader, PushParts, ReasonCode } from '../domain/delivery/index.ts';
import type { ChannelType } from '../domain/endpoint.ts';
import type { Permits } from './permits.ts';

export interface OutgoingEmail {
  readonly kind: 'EMAIL';
  readonly to: string;
  readonly from: string;
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly html: string | undefined;
  readonly text: string | undefined;
  readonly headers: readonly MailHeader[];
  readonly returnPath: string | undefined;
  readonly messageId: string;
}

export interface OutgoingSms {
  readonly kind: 'SMS';
  readonly to: string;
  readonly body: string;
  readonly senderId: string | undefined;
  readonly originationNumber: string | undefined;
  readonly mediaUrl: string | undefined;
  readonly registration: Readonly<Record<string, string>>;
  readonly messageType: string;
  readonly messageId: string;
}

export interface OutgoingPush {
  readonly kind: 'PUSH';
  readonly to: string;
  readonly channelType: ChannelType;
  /** Either the parts, or JSON that the author wrote for the service. */
  readonly parts: Omit<PushParts, 'rawContent'>;
  readonly raw: unknown;
  readonly messageId: string;
}

export interface OutgoingCustom {
  readonly kind: 'CUSTOM';
  readonly uri: string;
  readonly payload: unknown;
  readonly messageId: string;
}

export type OutgoingMessage = OutgoingEmail | OutgoingSms | OutgoingPush | OutgoingCustom;

export type SendResult = {
  /** Which of several it was. */
  readonly provider?: string;
} & (
  | { readonly state: 'accepted'; readonly providerMessageId?: string; readonly detail?: string }
  | {
      readonly state: 'rejected';
      readonly reason: ReasonCode;
      readonly detail: string;
      readonly transient: boolean;
    }
  /** It was given to the provider, and no answer came. */
  | { readonly state: 'unknown'; readonly detail: string }
);

export interface Paced {
  readonly granted: number;
  readonly again: Date;
}

/** A service that messages are handed to. */
export interface RemoteProvider {
  readonly kind: 'remote';
  readonly name: string;
  /** How many messages are handed over in one go. */
  readonly batchSize: number;
  /** How many of this process may be with the provider at once: after a crash no more are unknown. */
  readonly permits: Permits;
  /** Where it takes only so many per second: how many of these may go now, and when to ask for the others. */
  readonly pace?: (messages: number) => Promise<Paced>;
  /** Never throws for what the provider says; ends within a minute. */
  send(message: OutgoingMessage): Promise<SendResult>;
}

/** Postgres itself: the ledger row and the message are one statement, so nothing can come between. */
export interface OutboxProvider {
  readonly kind: 'outbox';
  readonly name: string;
}

export type Provider = RemoteProvider | OutboxProvider;
