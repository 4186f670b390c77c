import { emptyProblems } from './credentials.ts';
import type { ChannelKind } from './kind.ts';

/** Baidu's API key names the app and is in each copy of it; the wire gives it back as `Credential`. */
export const baidu: ChannelKind<'BAIDU'> = {
  problems: ({ ApiKey, SecretKey }) => emptyProblems({ ApiKey, SecretKey }),
  read: ({ ApiKey, SecretKey }) => ({
    config: { Credential: ApiKey },
    credentials: { ApiKey, SecretKey },
  }),
  details: ({ Credential = '' }) => ({ HasCredential: true, Credential }),
};
