import { MessageNotValid } from '../outgoing/message-not-valid.ts';
import { refusedForGood, unavailableNow } from '../outgoing/send-result.ts';
import type { JsonObject } from '../outgoing/json-object.ts';
import type { Gateway } from '../outgoing/gateway.ts';
import type { OutgoingMessage, RemoteProvider, SendResult } from '../provider.ts';
import { readServiceAccount, type ServiceAccount } from './account.ts';
import { readFcmAnswer } from './answer.ts';
import { BATCH, fcmClient } from './client.ts';
import { fcmMessage } from './message.ts';

/**
 * Push by Firebase Cloud Messaging's HTTP v1. Nothing without a service account: the API that took keys alone
 * is switched off.
 */
export function fcmProvider(
  secrets: Readonly<Record<string, string>>,
  gateway?: Gateway,
): RemoteProvider | undefined {
  const account = secrets.ServiceJson ? readServiceAccount(secrets.ServiceJson) : undefined;
  return (
    account && {
      kind: 'remote',
      name: 'fcm',
      batchSize: BATCH,
      permits: fcmClient(account, gateway).permits,
      send: (message) => send(account, gateway, message),
    }
  );
}

async function send(
  account: ServiceAccount,
  gateway: Gateway | undefined,
  outgoing: OutgoingMessage,
): Promise<SendResult> {
  if (outgoing.kind !== 'PUSH')
    throw new Error(`FCM can't send a message of kind ${outgoing.kind}`);
  let message: JsonObject;
  try {
    message = fcmMessage(outgoing);
  } catch (error) {
    if (!(error instanceof MessageNotValid)) throw error;
    return refusedForGood(error.message, 'MESSAGE_NOT_VALID');
  }
  const client = fcmClient(account, gateway);
  let token: string;
  try {
    token = await client.token();
  } catch (error) {
    // A wrong or withdrawn key is the operator's to mend, and nothing was sent.
    return unavailableNow(`Google: ${error instanceof Error ? error.message : String(error)}`);
  }
  const answer = await client.connection.post({
    path: `/v1/projects/${encodeURIComponent(account.projectId)}/messages:send`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message }),
  });
  if (answer.kind === 'answered' && answer.status === 401) client.forget();
  return readFcmAnswer(answer);
}
