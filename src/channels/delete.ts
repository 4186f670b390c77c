import type { Ctx } from '../context.ts';
import type { SetUpType } from './kinds/index.ts';
import { presentChannel } from './present.ts';
import { removeChannel } from './set-up.ts';

interface ProjectInput {
  readonly ApplicationId: string;
}

/** Takes the channel away with its credentials and answers with what it was. */
const deleting =
  <T extends SetUpType>(type: T) =>
  async (ctx: Ctx, { ApplicationId }: ProjectInput) =>
    presentChannel(type, await removeChannel(ctx, ApplicationId, type));

export const deleteAdmChannel = deleting('ADM');
export const deleteApnsChannel = deleting('APNS');
export const deleteApnsSandboxChannel = deleting('APNS_SANDBOX');
export const deleteApnsVoipChannel = deleting('APNS_VOIP');
export const deleteApnsVoipSandboxChannel = deleting('APNS_VOIP_SANDBOX');
export const deleteBaiduChannel = deleting('BAIDU');
export const deleteEmailChannel = deleting('EMAIL');
export const deleteGcmChannel = deleting('GCM');
export const deleteSmsChannel = deleting('SMS');
export const deleteVoiceChannel = deleting('VOICE');
