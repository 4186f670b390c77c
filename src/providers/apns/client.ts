import { createPrivateKey, sign } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Gateway } from '../outgoing/gateway.ts';
import { Http2Connection } from '../outgoing/http2-connection.ts';
import { Permits } from '../permits.ts';
import type { ApnsCredentials } from './credentials.ts';

/** Apple takes a token for an hour, and no new one within 20 minutes. */
const TOKEN_MS = 40 * 60_000;
const MAX_CLIENTS = 100;
export const BATCH = 50;

export interface ApnsClient {
  readonly permits: Permits;
  readonly connection: Http2Connection;
  /** What each message bears; nothing where the connection has a certificate. */
  authorization(): Readonly<Record<string, string>>;
  /** The next message bears a new token. */
  forget(): void;
}

const clients = new LRUCache<string, ApnsClient>({
  max: MAX_CLIENTS,
  dispose: (client) => client.connection.close(),
});

/** One connection for the same host and credentials; changed credentials get another. */
export function apnsClient(
  host: string,
  credentials: ApnsCredentials,
  gateway: Gateway | undefined,
): ApnsClient {
  const id = JSON.stringify([host, credentials, gateway]);
  const client = clients.get(id) ?? openClient(host, credentials, gateway);
  clients.set(id, client);
  return client;
}

function openClient(
  host: string,
  credentials: ApnsCredentials,
  gateway: Gateway | undefined,
): ApnsClient {
  const permits = new Permits(2 * BATCH);
  if (credentials.kind === 'CERTIFICATE') {
    const { cert, key } = credentials;
    return {
      permits,
      connection: new Http2Connection(host, { cert, key, gateway }),
      authorization: () => ({}),
      forget: () => undefined,
    };
  }
  let token: { readonly text: string; readonly from: number } | undefined;
  return {
    permits,
    connection: new Http2Connection(host, { gateway }),
    authorization() {
      const now = Date.now();
      if (!token || now - token.from > TOKEN_MS) {
        token = { text: providerToken(credentials, now), from: now };
      }
      return { authorization: `bearer ${token.text}` };
    },
    forget() {
      token = undefined;
    },
  };
}

function providerToken(
  { key, keyId, teamId }: Extract<ApnsCredentials, { kind: 'KEY' }>,
  now: number,
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ alg: 'ES256', kid: keyId });
  const claims = part({ iss: teamId, iat: Math.floor(now / 1000) });
  const signature = sign('sha256', Buffer.from(`${head}.${claims}`), {
    key: createPrivateKey(key),
    dsaEncoding: 'ieee-p1363',
  });
  return `${head}.${claims}.${signature.toString('base64url')}`;
}
