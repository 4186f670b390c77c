import type { ChannelKind } from './kind.ts';

export const voice: ChannelKind<'VOICE'> = {
  problems: () => [],
  read: () => ({ config: {} }),
  details: () => ({ HasCredential: true }),
};
