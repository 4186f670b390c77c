import { call, type CallResult } from '../outgoing/call.ts';
import type { Gateway } from '../outgoing/gateway.ts';
import { parseObject } from '../outgoing/json-object.ts';
import { MessageNotValid } from '../outgoing/message-not-valid.ts';
import { refusedForGood, sendResult, unavailableNow } from '../outgoing/send-result.ts';
import type { OutgoingMessage, RemoteProvider, SendResult } from '../provider.ts';
import { admClient, BATCH, type AdmClient } from './client.ts';
import { admMessage } from './message.ts';

const MESSAGING = 'https://api.amazon.com/messaging/registrations';
const DEAD = ['Unregistered', 'InvalidRegistrationId'];

/** Push by Amazon Device Messaging. */
export function admProvider(
  { ClientId: clientId, ClientSecret: clientSecret }: Readonly<Record<string, string>>,
  gateway?: Gateway,
): RemoteProvider | undefined {
  if (!clientId || !clientSecret) return undefined;
  const client = admClient({ clientId, clientSecret }, gateway);
  return {
    kind: 'remote',
    name: 'adm',
    batchSize: BATCH,
    permits: client.permits,
    send: (message) => send(client, gateway, message),
  };
}

async function send(
  client: AdmClient,
  gateway: Gateway | undefined,
  message: OutgoingMessage,
): Promise<SendResult> {
  if (message.kind !== 'PUSH') throw new Error(`ADM can't send a message of kind ${message.kind}`);
  let body: string;
  try {
    body = JSON.stringify(admMessage(message));
  } catch (error) {
    if (!(error instanceof MessageNotValid)) throw error;
    return refusedForGood(error.message, 'MESSAGE_NOT_VALID');
  }
  let token: string;
  try {
    token = await client.token();
  } catch (error) {
    // Wrong credentials are the operator's to mend, and nothing was sent.
    return unavailableNow(`Amazon: ${error instanceof Error ? error.message : String(error)}`);
  }
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    accept: 'application/json',
    'x-amzn-type-version': 'com.amazon.device.messaging.ADMMessage@1.0',
    'x-amzn-accept-type': 'com.amazon.device.messaging.ADMSendResult@1.0',
  };
  const url = `${MESSAGING}/${encodeURIComponent(message.to)}/messages`;
  const answer = await call(url, { headers, body, gateway }, []);
  if (answer.kind === 'answered' && answer.status === 401) client.forget();
  return readAdmAnswer(answer);
}

/** What Amazon's answer to one message means (developer.amazon.com/docs/adm/send-message.html). */
function readAdmAnswer(answer: CallResult): SendResult {
  return sendResult(answer, {
    refused: (status, body) => {
      const { reason } = parseObject(body);
      const told = typeof reason === 'string' ? reason : '';
      return status === 400 && DEAD.includes(told) ? refusedForGood(told, 'TOKEN_EXPIRED') : told;
    },
  });
}
