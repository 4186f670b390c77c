import type { Ctx } from '../context.ts';
import type { ChannelRequest, SetUpType } from './kinds/index.ts';
import { presentChannel } from './present.ts';
import { setUpChannel } from './set-up.ts';

/** Sets the channel up or changes it; `member` is the name of the request inside the input. */
const updating =
  <T extends SetUpType, Member extends string>(type: T, member: Member) =>
  async (
    ctx: Ctx,
    input: { readonly ApplicationId: string } & Readonly<Record<Member, ChannelRequest<T>>>,
  ) =>
    presentChannel(type, await setUpChannel(ctx, input.ApplicationId, type, input[member]));

export const updateAdmChannel = updating('ADM', 'ADMChannelRequest');
export const updateApnsChannel = updating('APNS', 'APNSChannelRequest');
export const updateApnsSandboxChannel = updating('APNS_SANDBOX', 'APNSSandboxChannelRequest');
export const updateApnsVoipChannel = updating('APNS_VOIP', 'APNSVoipChannelRequest');
export const updateApnsVoipSandboxChannel = updating(
  'APNS_VOIP_SANDBOX',
  'APNSVoipSandboxChannelRequest',
);
export const updateBaiduChannel = updating('BAIDU', 'BaiduChannelRequest');
export const updateEmailChannel = updating('EMAIL', 'EmailChannelRequest');
export const updateGcmChannel = updating('GCM', 'GCMChannelRequest');
export const updateSmsChannel = updating('SMS', 'SMSChannelRequest');
export const updateVoiceChannel = updating('VOICE', 'VoiceChannelRequest');
