import { generateKeyPairSync } from 'node:crypto';
import { membersOf, parseObject } from '../../../src/providers/outgoing/json-object.ts';
import { verified } from './jwt.ts';
import { pushServer, type PushAnswer, type PushRequest, type PushServer } from './push-server.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const EMAIL = 'push@shop-1.iam.gserviceaccount.com';
export const SERVICE_JSON = JSON.stringify({
  type: 'service_account',
  project_id: 'shop-1',
  client_email: EMAIL,
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  // Never asked: only Google's own host is.
  token_uri: 'https://evil.example.com/token',
});

export interface Google extends PushServer {
  /** What it says to a message with a good token. */
  fcm: (message: Record<string, unknown>) => PushAnswer;
  messages(): Record<string, unknown>[];
  tokensGiven(): number;
  /** Tokens that were given are taken no more. */
  revoke(): void;
}

/** Google's token endpoint and FCM, which checks what a message bears. */
export async function google(): Promise<Google> {
  const messages: Record<string, unknown>[] = [];
  const tokens = new Set<string>();
  let given = 0;

  const giveToken = ({ body }: PushRequest): PushAnswer => {
    const form = new URLSearchParams(body);
    const jwt = verified(form.get('assertion') ?? '', 'RS256', publicKey);
    const now = Date.now() / 1000;
    const isGood =
      form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
      jwt?.claims.iss === EMAIL &&
      jwt.claims.aud === 'https://oauth2.googleapis.com/token' &&
      jwt.claims.scope === 'https://www.googleapis.com/auth/firebase.messaging' &&
      Math.abs(Number(jwt.claims.iat) - now) < 300;
    if (!isGood) {
      return json(400, { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' });
    }
    given += 1;
    tokens.add(`ya29.${given}`);
    return json(200, { access_token: `ya29.${given}`, expires_in: 3599, token_type: 'Bearer' });
  };

  const takeMessage = ({ headers, body }: PushRequest): PushAnswer => {
    const token = /^Bearer (.+)$/.exec(String(headers.authorization))?.[1] ?? '';
    if (!tokens.has(token)) return fcmError(401, 'UNAUTHENTICATED', 'Invalid credentials');
    const message = membersOf(parseObject(body).message);
    messages.push(message);
    return server.fcm(message);
  };

  const running = await pushServer((request) => {
    const { host, method, path } = request;
    const asked = `${method} ${host}${path}`;
    if (asked === 'POST oauth2.googleapis.com/token') return giveToken(request);
    const isFcm = asked === 'POST fcm.googleapis.com/v1/projects/shop-1/messages:send';
    return isFcm ? takeMessage(request) : { status: 404, body: '<html>' };
  });
  const server: Google = Object.assign(running, {
    fcm: () => json(200, { name: 'projects/shop-1/messages/0:1' }),
    messages: () => messages,
    tokensGiven: () => given,
    revoke: () => tokens.clear(),
  });
  return server;
}

function json(status: number, body: unknown): PushAnswer {
  return { status, body, headers: { 'content-type': 'application/json' } };
}

/** An error in Google's form; `details` as FCM adds them. */
export function fcmError(
  code: number,
  status: string,
  message: string,
  details: readonly object[] = [],
): PushAnswer {
  return json(code, { error: { code, status, message, details } });
}
