import type { ChannelType } from '../../domain/endpoint.ts';
import type { In } from '../../wire.ts';
import type { ChannelConfig } from '../channel-row.ts';

/** What a request asks of a channel: settings in the open, credentials to be sealed. */
export interface ChannelChange {
  readonly config: ChannelConfig;
  /** Undefined leaves the credentials as they are. */
  readonly credentials?: Readonly<Record<string, string>>;
}

interface ChannelRequests {
  EMAIL: In<'UpdateEmailChannel'>['EmailChannelRequest'];
  SMS: In<'UpdateSmsChannel'>['SMSChannelRequest'];
  GCM: In<'UpdateGcmChannel'>['GCMChannelRequest'];
}
export type SetUpType = keyof ChannelRequests & ChannelType;
export type ChannelRequest<T extends SetUpType> = ChannelRequests[T];

/** What tells the channels apart when they are set up. */
export interface ChannelKind<T extends SetUpType> {
  readonly type: T;
  problems(request: ChannelRequest<T>, current: ChannelConfig | undefined): string[];
  read(request: ChannelRequest<T>): ChannelChange;
}
