import type { ChannelType } from '../../domain/endpoint.ts';
import type { In, Out } from '../../wire.ts';
import type { ChannelConfig } from '../channel-row.ts';

/** What a request asks of a channel: settings in the open, credentials to be sealed. */
export interface ChannelChange {
  readonly config: ChannelConfig;
  /** Undefined leaves the credentials as they are. */
  readonly credentials?: Readonly<Record<string, string>>;
}

/** By channel type, how its operations are called on the wire. */
interface OperationNames {
  ADM: 'Adm';
  APNS: 'Apns';
  APNS_SANDBOX: 'ApnsSandbox';
  APNS_VOIP: 'ApnsVoip';
  APNS_VOIP_SANDBOX: 'ApnsVoipSandbox';
  BAIDU: 'Baidu';
  EMAIL: 'Email';
  GCM: 'Gcm';
  SMS: 'Sms';
  VOICE: 'Voice';
}
export type SetUpType = keyof OperationNames & ChannelType;

type UpdateInput<T extends SetUpType> = In<`Update${OperationNames[T]}Channel`>;
export type ChannelRequest<T extends SetUpType> = UpdateInput<T>[Exclude<
  keyof UpdateInput<T>,
  'ApplicationId'
>];

/** What every channel answers. */
export interface CommonResponse {
  readonly ApplicationId: string;
  readonly Id: string;
  readonly Platform: string;
  readonly Enabled: boolean;
  readonly HasCredential: boolean;
  readonly IsArchived: boolean;
  readonly Version: number;
  readonly LastModifiedBy: string;
  readonly CreationDate: string;
  readonly LastModifiedDate: string;
}

/** What one channel answers beyond that; its own word on HasCredential wins. */
export type ChannelDetails<T extends SetUpType> = Omit<
  Out<`Get${OperationNames[T]}Channel`>,
  keyof CommonResponse
> &
  Partial<Pick<CommonResponse, 'HasCredential'>>;

/** What tells the channels apart when they are set up. */
export interface ChannelKind<T extends SetUpType> {
  readonly type: T;
  problems(request: ChannelRequest<T>, current: ChannelConfig | undefined): string[];
  read(request: ChannelRequest<T>): ChannelChange;
  details(config: ChannelConfig): ChannelDetails<T>;
}

/** A change of credentials by what is given: all of the old ones go, or, with none given, all stay. */
export function credentialChange(
  given: Readonly<Record<string, string | undefined>>,
): Pick<ChannelConfig, 'credentials'> & Pick<ChannelChange, 'credentials'> {
  return {};
}
