import { fromAddressProblems } from '../../domain/sender.ts';
import type { ChannelKind } from './kind.ts';

export const email: ChannelKind<'EMAIL'> = {
  problems: ({ FromAddress }) => fromAddressProblems('FromAddress', FromAddress),
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
