import { LRUCache } from 'lru-cache';
import { call } from '../outgoing/call.ts';
import type { Gateway } from '../outgoing/gateway.ts';
import { parseObject } from '../outgoing/json-object.ts';
import { Permits } from '../permits.ts';

const TOKEN_URL = 'https://api.amazon.com/auth/O2/token';
/** A token that is about to end is not used any more. */
const MARGIN_MS = 60_000;
const MAX_CLIENTS = 100;
export const BATCH = 20;

export interface AdmSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface AdmClient {
  readonly permits: Permits;
  /** @throws what Amazon or the network says */
  token(): Promise<string>;
  /** The next message gets a new token. */
  forget(): void;
}

const clients = new LRUCache<string, AdmClient>({ max: MAX_CLIENTS });

/** One token for all messages with the same credentials. */
export function admClient(secrets: AdmSecrets, gateway: Gateway | undefined): AdmClient {
  const id = JSON.stringify([secrets, gateway]);
  const client = clients.get(id) ?? openClient(secrets, gateway);
  clients.set(id, client);
  return client;
}

interface Token {
  readonly text: string;
  readonly until: number;
}

function openClient(secrets: AdmSecrets, gateway: Gateway | undefined): AdmClient {
  let standing: Promise<Token> | undefined;
  const forget = () => {
    standing = undefined;
  };
  const ask = () => {
    const asking = askToken(secrets, gateway);
    standing = asking;
    asking.catch(() => {
      if (standing === asking) forget();
    });
    return asking;
  };
  return {
    permits: new Permits(2 * BATCH),
    async token() {
      const current = standing;
      const token = await (current ?? ask());
      if (token.until > Date.now()) return token.text;
      // Of many who find it old, the first asks.
      if (standing === current) forget();
      return (await (standing ?? ask())).text;
    },
    forget,
  };
}

async function askToken(
  { clientId, clientSecret }: AdmSecrets,
  gateway: Gateway | undefined,
): Promise<Token> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'messaging:push',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
  const answer = await call(TOKEN_URL, { headers, body: form.toString(), gateway }, []);
  if (answer.kind !== 'answered') throw new Error(answer.detail);
  const { access_token: text, expires_in: seconds, error } = parseObject(answer.body);
  if (typeof text !== 'string') {
    throw new Error(`HTTP ${answer.status}${typeof error === 'string' ? `: ${error}` : ''}`);
  }
  const lasts = typeof seconds === 'number' ? seconds * 1000 : 0;
  return { text, until: Date.now() + lasts - MARGIN_MS };
}
