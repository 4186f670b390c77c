import { Permits } from '../permits.ts';
import type { OutgoingMessage, RemoteProvider, SendResult } from '../provider.ts';
import { call, type CallResult } from '../outgoing/call.ts';

// All webhooks of this process share them: they are slow, and none may take every connection.
const PERMITS = new Permits(40);

/** The custom channel: the message is a call of the author's own service. */
export function webhookProvider(allowedHosts: readonly string[]): RemoteProvider {
  return {
    kind: 'remote',
    name: 'webhook',
    batchSize: 20,
    permits: PERMITS,
    async send(message: OutgoingMessage): Promise<SendResult> {
      if (message.kind !== 'CUSTOM')
        throw new Error(`A webhook can't send a message of kind ${message.kind}`);
      const body = JSON.stringify(message.payload);
      return resultOf(await call(message.uri, { headers: JSON_BODY, body }, allowedHosts));
    },
  };
}

const JSON_BODY = { 'content-type': 'application/json' };
const BUSY = [408, 425, 429];

function resultOf(answer: CallResult): SendResult {
  switch (answer.kind) {
    case 'forbidden':
      return {
        state: 'rejected',
        reason: 'PROVIDER_REJECTED',
        detail: answer.detail,
        transient: false,
      };
    case 'unreachable':
      return {
        state: 'rejected',
        reason: 'PROVIDER_UNAVAILABLE',
        detail: answer.detail,
        transient: true,
      };
    case 'silent':
      return { state: 'unknown', detail: answer.detail };
    case 'answered':
      break;
  }
  const { status } = answer;
  if (status >= 200 && status < 300) return { state: 'accepted', detail: `HTTP ${status}` };
  const transient = status >= 500 || BUSY.includes(status);
  const reason = transient ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REJECTED';
  return { state: 'rejected', reason, detail: `HTTP ${status}`, transient };
}
