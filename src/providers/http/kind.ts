import { Webhook } from 'standardwebhooks';
import type { Opening, ProviderKind, TestResult } from '../kind.ts';
import { required, text, urlProblem, webUrl } from '../members.ts';
import { call } from '../outgoing/call.ts';
import { sendResult } from '../outgoing/send-result.ts';
import { Permits } from '../permits.ts';
import type { OutgoingMessage, SendResult } from '../provider.ts';

const PERMITS = new Permits(40);

/**
 * Any gateway, by a POST of JSON for each message, signed as the Standard Webhooks specification says. The
 * gateway answers 2xx when it has taken the message, with its own `id` if it likes.
 */
export const http: ProviderKind = {
  channels: ['SMS'],
  settings: { Url: required(webUrl) },
  secrets: {
    SigningSecret: text(
      'whsec_ and 24 to 64 bytes in base64',
      /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
    ),
    Authorization: text('the value of the Authorization header, such as Bearer …'),
  },
  open: (opening) => ({
    kind: 'remote',
    name: 'http',
    batchSize: 20,
    permits: PERMITS,
    send: (message) => send(opening, message),
  }),
  test,
};

async function send(opening: Opening, message: OutgoingMessage): Promise<SendResult> {
  if (message.kind !== 'SMS')
    throw new Error(`This gateway can't send a message of kind ${message.kind}`);
  const { settings, secrets, allowedHosts } = opening;
  const body = JSON.stringify({
    to: message.to,
    body: message.body,
    from: message.originationNumber ?? message.senderId,
    messageType: message.messageType,
    mediaUrl: message.mediaUrl,
    registration: message.registration,
    messageId: message.messageId,
  });
  const headers = {
    'content-type': 'application/json',
    ...(secrets.Authorization && { authorization: secrets.Authorization }),
    ...signature(secrets.SigningSecret, message.messageId, body),
  };
  return sendResult(await call(settings.Url ?? '', { headers, body }, allowedHosts), {
    accepted: (answer) => {
      const id = idOf(answer);
      return { state: 'accepted', ...(id !== undefined && { providerMessageId: id }) };
    },
    refused: (_status, answer) => answer.slice(0, 200),
  });
}

/** The id is the message's own: a gateway that sees it twice knows that it is the same message. */
function signature(secret: string | undefined, id: string, body: string): Record<string, string> {
  const at = new Date();
  const named = { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)) };
  return secret ? { ...named, 'webhook-signature': new Webhook(secret).sign(id, at, body) } : named;
}

function idOf(answer: string): string | undefined {
  try {
    const value: unknown = JSON.parse(answer);
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
  } catch {
    // An id is a courtesy: a gateway may answer with any text.
    return undefined;
  }
}

/** A gateway has no question that sends nothing; whether it is there can be told. */
async function test({ settings, allowedHosts }: Opening): Promise<TestResult> {
  const url = settings.Url ?? '';
  const problem = urlProblem(url, allowedHosts);
  if (problem) return { ok: false, detail: problem };
  const answer = await call(url, { method: 'GET' }, allowedHosts);
  return answer.kind === 'answered'
    ? {
        ok: true,
        detail: `The gateway answers (HTTP ${answer.status}); whether it takes messages shows with the first.`,
      }
    : { ok: false, detail: answer.detail };
}
