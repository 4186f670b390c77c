import type { Ctx } from '../context.ts';
import type { SetUpType } from './kinds/index.ts';
import { presentChannel } from './present.ts';
import { findChannel } from './set-up.ts';

interface ProjectInput {
  readonly ApplicationId: string;
}

/** Reads the channel's settings. */
const getting =
  <T extends SetUpType>(type: T) =>
  async (ctx: Ctx, { ApplicationId }: ProjectInput) =>
    presentChannel(type, await findChannel(ctx, ApplicationId, type));

export const getAdmChannel = getting('ADM');
export const getApnsChannel = getting('APNS');
export const getApnsSandboxChannel = getting('APNS_SANDBOX');
export const getApnsVoipChannel = getting('APNS_VOIP');
export const getApnsVoipSandboxChannel = getting('APNS_VOIP_SANDBOX');
export const getBaiduChannel = getting('BAIDU');
export const getEmailChannel = getting('EMAIL');
export const getGcmChannel = getting('GCM');
export const getSmsChannel = getting('SMS');
export const getVoiceChannel = getting('VOICE');
