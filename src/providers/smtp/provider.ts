import type { OutgoingMessage, RemoteProvider, SendResult } from '../provider.ts';
import { failureOf } from './failure.ts';
import { mailOf } from './mail-of.ts';
import { MAX_CONNECTIONS, transportFor } from './transports.ts';

const DEADLINE_MS = 60_000;

/** E-mail over SMTP; connections are pooled per URL. */
export function smtpProvider(url: string): RemoteProvider {
  return {
    kind: 'remote',
    name: 'smtp',
    batchSize: MAX_CONNECTIONS,
    permits: transportFor(url).permits,
    send: (message) => withDeadline(send(url, message)),
  };
}

async function send(url: string, message: OutgoingMessage): Promise<SendResult> {
  if (message.kind !== 'EMAIL')
    throw new Error(`SMTP can't send a message of kind ${message.kind}`);
  const transport = transportFor(url);
  try {
    const { response } = await transport.sendMail(mailOf(message));
    return { state: 'accepted', detail: response };
  } catch (error) {
    return failureOf(error, transport.wasRead(message.messageId));
  }
}

/** A server that answers a byte a minute must not hold the ledger row for ever. */
async function withDeadline(sending: Promise<SendResult>): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<SendResult>((resolve) => {
    const detail = `No answer within ${DEADLINE_MS / 1000} seconds`;
    timer = setTimeout(() => resolve({ state: 'unknown', detail }), DEADLINE_MS);
  });
  return Promise.race([sending, silence]).finally(() => clearTimeout(timer));
}
