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
export { deleteEmailProvider, getEmailProvider, updateEmailProvider } from './email-provider.ts';
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
export { channelStates, projectChannels, providerFor } from './project-channels.ts';
export type { ChannelState, ProjectChannels } from './project-channels.ts';
export type {
  OutgoingEmail,
  OutgoingMessage,
  OutgoingPush,
  OutgoingSms,
  Provider,
  RemoteProvider,
  SendResult,
} from './provider.ts';
export { closeMailTransports } from './smtp/transports.ts';
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
