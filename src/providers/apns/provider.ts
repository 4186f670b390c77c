import type { PushChannel } from '../push-channel.ts';
import type { Gateway } from '../outgoing/gateway.ts';
import { MessageNotValid } from '../outgoing/message-not-valid.ts';
import { refusedForGood } from '../outgoing/send-result.ts';
import type { OutgoingMessage, OutgoingPush, RemoteProvider, SendResult } from '../provider.ts';
import { apnsReason, readApnsAnswer } from './answer.ts';
import { apnsClient, BATCH } from './client.ts';
import { apnsCredentials, type ApnsCredentials } from './credentials.ts';
import { apnsHeaders } from './headers.ts';
import { apnsPayload } from './payload.ts';

const PRODUCTION = 'api.push.apple.com';
const SANDBOX = 'api.sandbox.push.apple.com';

/** Push by Apple's service over HTTP/2, by token or certificate; nothing where neither is whole. */
export function apnsProvider(channel: PushChannel, gateway?: Gateway): RemoteProvider | undefined {
  const credentials = apnsCredentials(channel.secrets, [channel.method]);
  if (!credentials) return undefined;
  const host = channel.type.endsWith('_SANDBOX') ? SANDBOX : PRODUCTION;
  const clientOf = (ofMessage: ApnsCredentials) => apnsClient(host, ofMessage, gateway);
  return {
    kind: 'remote',
    name: 'apns',
    batchSize: BATCH,
    permits: clientOf(credentials).permits,
    async send(message) {
      const asked = askedMethod(message);
      const own = apnsCredentials(channel.secrets, [asked, channel.method]) ?? credentials;
      return send(clientOf(own), own, message);
    },
  };
}

function askedMethod(message: OutgoingMessage): string | undefined {
  const method = message.kind === 'PUSH' && message.parts.options?.PreferredAuthenticationMethod;
  return typeof method === 'string' ? method : undefined;
}

async function send(
  client: ReturnType<typeof apnsClient>,
  { bundleId }: ApnsCredentials,
  message: OutgoingMessage,
): Promise<SendResult> {
  if (message.kind !== 'PUSH') {
    throw new Error(`APNs can't send a message of kind ${message.kind}`);
  }
  let request: { headers: Readonly<Record<string, string>>; body: string };
  try {
    request = requestFor(message, bundleId);
  } catch (error) {
    if (!(error instanceof MessageNotValid)) throw error;
    return refusedForGood(error.message, 'MESSAGE_NOT_VALID');
  }
  const answer = await client.connection.post({
    path: `/3/device/${encodeURIComponent(message.to)}`,
    headers: { ...request.headers, ...client.authorization() },
    body: request.body,
  });
  const isStale =
    answer.kind === 'answered' &&
    answer.status === 403 &&
    apnsReason(answer.body) === 'ExpiredProviderToken';
  if (isStale) client.forget();
  return readApnsAnswer(answer);
}

function requestFor(message: OutgoingPush, bundleId: string | undefined) {
  return {
    headers: apnsHeaders(message, bundleId, Date.now()),
    body: JSON.stringify(apnsPayload(message)),
  };
}
