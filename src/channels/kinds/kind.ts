import type { ChannelType } from '../../domain/endpoint.ts';
import type { In, Out } from '../../wire.ts';
import type { ChannelConfig } from '../channel-row.ts';

/** What a request asks of a channel: settings in the open, credentials to be sealed. */
export interface ChannelChange {
  readonly config: ChannelConfig;
  /** They replace all of the old ones; undefined leaves those as they are. */
  readonly credentials?: Readonly<Record<string, string>>;
}

interface Forms<Request, Response> {
  request: Request;
  response: Response;
}

/** By channel type, what its operations take and answer on the wire. */
interface ChannelForms {
  ADM: Forms<In<'UpdateAdmChannel'>['ADMChannelRequest'], Out<'GetAdmChannel'>>;
  APNS: Forms<In<'UpdateApnsChannel'>['APNSChannelRequest'], Out<'GetApnsChannel'>>;
  APNS_SANDBOX: Forms<
    In<'UpdateApnsSandboxChannel'>['APNSSandboxChannelRequest'],
    Out<'GetApnsSandboxChannel'>
  >;
  APNS_VOIP: Forms<
    In<'UpdateApnsVoipChannel'>['APNSVoipChannelRequest'],
    Out<'GetApnsVoipChannel'>
  >;
  APNS_VOIP_SANDBOX: Forms<
    In<'UpdateApnsVoipSandboxChannel'>['APNSVoipSandboxChannelRequest'],
    Out<'GetApnsVoipSandboxChannel'>
  >;
  BAIDU: Forms<In<'UpdateBaiduChannel'>['BaiduChannelRequest'], Out<'GetBaiduChannel'>>;
  EMAIL: Forms<In<'UpdateEmailChannel'>['EmailChannelRequest'], Out<'GetEmailChannel'>>;
  GCM: Forms<In<'UpdateGcmChannel'>['GCMChannelRequest'], Out<'GetGcmChannel'>>;
  SMS: Forms<In<'UpdateSmsChannel'>['SMSChannelRequest'], Out<'GetSmsChannel'>>;
  VOICE: Forms<In<'UpdateVoiceChannel'>['VoiceChannelRequest'], Out<'GetVoiceChannel'>>;
}
export type SetUpType = keyof ChannelForms & ChannelType;
export type ChannelRequest<T extends SetUpType> = ChannelForms[T]['request'];

/** What every channel answers. */
export interface CommonResponse {
  readonly ApplicationId: string;
  readonly Id: string;
  readonly Platform: string;
  readonly Enabled: boolean;
  readonly IsArchived: boolean;
  readonly Version: number;
  readonly LastModifiedBy: string;
  readonly CreationDate: string;
  readonly LastModifiedDate: string;
}

/** What one channel answers beyond that. */
export type ChannelDetails<T extends SetUpType> = Omit<
  ChannelForms[T]['response'],
  keyof CommonResponse
>;

/** What tells the channels apart when they are set up. */
export interface ChannelKind<T extends SetUpType> {
  problems(request: ChannelRequest<T>, current: ChannelConfig | undefined): string[];
  read(request: ChannelRequest<T>): ChannelChange;
  details(config: ChannelConfig): ChannelDetails<T>;
}
