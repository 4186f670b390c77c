import { JWT } from 'google-auth-library';
import * as https from 'node:https';
import { LRUCache } from 'lru-cache';
import type { Gateway } from '../outgoing/gateway.ts';
import { Http2Connection } from '../outgoing/http2-connection.ts';
import { Permits } from '../permits.ts';
import { type ServiceAccount } from './account.ts';

const HOST = 'fcm.googleapis.com';
const SCOPES = ['https://www.googleapis.com/auth/firebase.messaging'];
const MAX_ACCOUNTS = 100;
const TOKEN_MS = 5_000;
export const BATCH = 50;

export interface FcmClient {
  readonly permits: Permits;
  readonly connection: Http2Connection;
  /** Google's token for an hour, asked for again shortly before its end. @throws what Google or the network says */
  token(): Promise<string>;
  /** The next message gets a token of its own: this one is not taken any more. */
  forget(): void;
}

const clients = new LRUCache<string, FcmClient>({
  max: MAX_ACCOUNTS,
  dispose: (client) => client.connection.close(),
});

/** One client for the same account, with its connection and token; changed credentials get another. */
export function fcmClient(account: ServiceAccount, gateway: Gateway | undefined): FcmClient {
  const id = JSON.stringify([account, gateway]);
  const known = clients.get(id);
  if (known) return known;
  const client = openClient(account, gateway, () => {
    if (clients.get(id) === client) clients.delete(id);
  });
  clients.set(id, client);
  return client;
}

function openClient(
  { email, key }: ServiceAccount,
  gateway: Gateway | undefined,
  forget: () => void,
): FcmClient {
  const google = new JWT({
    email,
    key,
    scopes: SCOPES,
    // An agent of our own, so that no proxy of the environment comes between.
    transporterOptions: {
      timeout: TOKEN_MS,
      agent: new https.Agent({ keepAlive: true, ...gateway }),
    },
  });
  return {
    permits: new Permits(2 * BATCH),
    connection: new Http2Connection(HOST, { gateway }),
    async token() {
      const { token } = await google.getAccessToken();
      if (!token) throw new Error('Google gave no token');
      return token;
    },
    forget,
  };
}
