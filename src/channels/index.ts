export type { ChannelConfig } from './channel-row.ts';
export { deleteEmailChannel } from './delete-email.ts';
export { deleteGcmChannel } from './delete-gcm.ts';
export { deleteSmsChannel } from './delete-sms.ts';
export { deleteEmailProvider, getEmailProvider, updateEmailProvider } from './email-provider.ts';
export { getEmailChannel } from './get-email.ts';
export { getGcmChannel } from './get-gcm.ts';
export { getSmsChannel } from './get-sms.ts';
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
export { updateEmailChannel } from './update-email.ts';
export { updateGcmChannel } from './update-gcm.ts';
export { updateSmsChannel } from './update-sms.ts';
