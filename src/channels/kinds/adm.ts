import { emptyProblems } from './credentials.ts';
import type { ChannelKind } from './kind.ts';

export const adm: ChannelKind<'ADM'> = {
  problems: ({ ClientId, ClientSecret }) => emptyProblems({ ClientId, ClientSecret }),
  read: ({ ClientId, ClientSecret }) => ({ config: {}, credentials: { ClientId, ClientSecret } }),
  details: () => ({ HasCredential: true }),
};
