import { generateKeyPairSync } from 'node:crypto';
import { verified } from './jwt.ts';
import { pushServer, type PushAnswer, type PushRequest, type PushServer } from './push-server.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const TOKEN_SECRETS = {
  TokenKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  TokenKeyId: 'ABC123DEFG',
  TeamId: 'TEAM123456',
  BundleId: 'com.example.shop',
};

export interface Apple extends PushServer {
  /** What it says to a message of a sender whom it knows. */
  apns: (request: PushRequest) => PushAnswer;
  messages(): PushRequest[];
  /** The provider tokens that it saw. */
  tokens(): string[];
  /** Tokens that it saw are too old for it now. */
  expire(): void;
}

/** Apple's service, which checks who sends by token or certificate, and the headers that it wants. */
export async function apple(): Promise<Apple> {
  const messages: PushRequest[] = [];
  const tokens = new Set<string>();
  const expired = new Set<string>();
  const running = await pushServer((request) => {
    const { headers, method, path, client } = request;
    const token = /^bearer (.+)$/.exec(String(headers.authorization))?.[1];
    if (token) tokens.add(token);
    if (token && expired.has(token)) return no(403, 'ExpiredProviderToken');
    if (token && !isOurs(token)) return no(403, 'InvalidProviderToken');
    if (!token && !client) return no(403, 'MissingProviderToken');
    if (token && !headers['apns-topic']) return no(400, 'MissingTopic');
    if (method !== 'POST' || !/^\/3\/device\/[^/]+$/.test(path)) return no(404, 'BadPath');
    if (Buffer.byteLength(String(headers['apns-collapse-id'])) > 64)
      return no(400, 'BadCollapseId');
    if (headers['apns-push-type'] === 'background' && headers['apns-priority'] !== '5') {
      return no(400, 'BadPriority');
    }
    if (Buffer.byteLength(request.body) > 4096) return no(413, 'PayloadTooLarge');
    messages.push(request);
    return server.apns(request);
  });
  const server: Apple = Object.assign(running, {
    apns: ({ headers }: PushRequest) => ({
      status: 200,
      headers: { 'apns-id': String(headers['apns-id']) },
    }),
    messages: () => messages,
    tokens: () => [...tokens],
    expire: () => tokens.forEach((token) => expired.add(token)),
  });
  return server;
}

function isOurs(token: string): boolean {
  const jwt = verified(token, 'ES256', publicKey);
  const age = Date.now() / 1000 - Number(jwt?.claims.iat);
  return (
    jwt?.header.kid === TOKEN_SECRETS.TokenKeyId &&
    jwt.claims.iss === TOKEN_SECRETS.TeamId &&
    age > -60 &&
    age < 3600
  );
}

/** Apple's way to say no. */
export function no(status: number, reason: string): PushAnswer {
  return { status, body: { reason } };
}
