export { createProvider } from './create.ts';
export { deleteProvider } from './delete.ts';
export { getProvider } from './get.ts';
export { listProviders } from './list.ts';
export { projectProviders, type ChooseProvider } from './project-providers.ts';
export type {
  OutgoingCustom,
  OutgoingEmail,
  OutgoingMessage,
  OutgoingPush,
  OutgoingSms,
  Provider,
  RemoteProvider,
  SendResult,
} from './provider.ts';
export { pushProvider } from './push.ts';
export type { PushChannel } from './push-channel.ts';
export { smtpProvider } from './smtp/provider.ts';
export { closeMailTransports } from './smtp/transports.ts';
export { testProvider } from './test.ts';
export { updateProvider } from './update.ts';
export { webhookProvider } from './webhook/provider.ts';
