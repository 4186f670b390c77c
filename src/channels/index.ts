export { channelStates, projectChannels, providerFor } from './project-channels.ts';
export type { ChannelState, ProjectChannels } from './project-channels.ts';
export type { ChannelConfig } from './channel-row.ts';
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
