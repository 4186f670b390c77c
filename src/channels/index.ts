export type { ChannelConfig } from './channel-row.ts';
export {
  deleteAdmChannel,
  deleteApnsChannel,
  deleteApnsSandboxChannel,
  deleteApnsVoipChannel,
  deleteApnsVoipSandboxChannel,
  deleteBaiduChannel,
  deleteEmailChannel,
  deleteGcmChannel,
  deleteSmsChannel,
  deleteVoiceChannel,
} from './delete.ts';
export {
  getAdmChannel,
  getApnsChannel,
  getApnsSandboxChannel,
  getApnsVoipChannel,
  getApnsVoipSandboxChannel,
  getBaiduChannel,
  getEmailChannel,
  getGcmChannel,
  getSmsChannel,
  getVoiceChannel,
} from './get.ts';
export { getChannels } from './list.ts';
export { channelStates, projectChannels } from './project-channels.ts';
export type { ChannelState, ProjectChannels } from './project-channels.ts';
export {
  updateAdmChannel,
  updateApnsChannel,
  updateApnsSandboxChannel,
  updateApnsVoipChannel,
  updateApnsVoipSandboxChannel,
  updateBaiduChannel,
  updateEmailChannel,
  updateGcmChannel,
  updateSmsChannel,
  updateVoiceChannel,
} from './update.ts';
