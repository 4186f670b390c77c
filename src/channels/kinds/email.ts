import type { ChannelKind } from './kind.ts';

const FROM = /^[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/;

export const email: ChannelKind<'EMAIL'> = {
  problems: ({ FromAddress }) =>
    FROM.test(FromAddress)
      ? []
      : [`FromAddress is "${FromAddress}": expected an e-mail address or "Name <address>"`],
  read: ({ Enabled: _enabled, ...config }) => ({ config }),
  details: ({ FromAddress, Identity, RoleArn, OrchestrationSendingRoleArn, ConfigurationSet }) => ({
    HasCredential: true,
    FromAddress,
    Identity,
    RoleArn,
    OrchestrationSendingRoleArn,
    ConfigurationSet,
  }),
};
