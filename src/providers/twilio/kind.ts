import type { Opening, ProviderKind, TestResult } from '../kind.ts';
import { required, text, webUrl } from '../members.ts';
import { call, type CallResult } from '../outgoing/call.ts';
import { Permits } from '../permits.ts';
import type { OutgoingMessage, OutgoingSms, SendResult } from '../provider.ts';
import { readTwilioAnswer } from './answer.ts';

const PERMITS = new Permits(20);
const FROM = /^(\+[1-9]\d{1,14}|\d{3,8}|[A-Za-z0-9 ]{1,11}|MG[0-9a-f]{32})$/;

/** Text messages by Twilio's Programmable Messaging. */
export const twilio: ProviderKind = {
  channels: ['SMS'],
  settings: {
    AccountSid: required(text('AC and 32 hex characters', /^AC[0-9a-f]{32}$/)),
    From: text(
      'a number such as +14155550100, a short code, a sender id or a messaging service (MG…)',
      FROM,
    ),
    StatusCallback: webUrl,
    BaseUrl: webUrl,
  },
  secrets: { AuthToken: required(text('the auth token of the account')) },
  open: (opening) => ({
    kind: 'remote',
    name: 'twilio',
    batchSize: 20,
    permits: PERMITS,
    send: (message) => send(opening, message),
  }),
  test,
};

async function send(opening: Opening, message: OutgoingMessage): Promise<SendResult> {
  if (message.kind !== 'SMS')
    throw new Error(`Twilio can't send a message of kind ${message.kind}`);
  const sender = message.originationNumber ?? message.senderId ?? opening.settings.From;
  if (sender === undefined) {
    const detail = 'Neither the message, the channel nor the provider has a number to send from';
    return { state: 'rejected', reason: 'NO_FROM_ADDRESS', detail, transient: false };
  }
  return readTwilioAnswer(
    await ask(opening, 'POST', '/Messages.json', formOf(opening, message, sender)),
  );
}

function formOf({ settings }: Opening, message: OutgoingSms, sender: string): URLSearchParams {
  const form = new URLSearchParams({ To: message.to, Body: message.body });
  form.set(sender.startsWith('MG') ? 'MessagingServiceSid' : 'From', sender);
  if (message.mediaUrl) form.set('MediaUrl', message.mediaUrl);
  if (settings.StatusCallback) form.set('StatusCallback', settings.StatusCallback);
  return form;
}

async function test(opening: Opening): Promise<TestResult> {
  const answer = await ask(opening, 'GET', '.json');
  if (answer.kind === 'answered' && answer.status === 200) {
    return { ok: true, detail: 'Twilio knows the account and takes the token.' };
  }
  const detail = answer.kind === 'answered' ? `HTTP ${answer.status}` : answer.detail;
  return { ok: false, detail };
}

function ask(
  { settings, secrets, allowedHosts }: Opening,
  method: 'GET' | 'POST',
  path: string,
  form?: URLSearchParams,
): Promise<CallResult> {
  const account = settings.AccountSid ?? '';
  const base = (settings.BaseUrl ?? 'https://api.twilio.com').replace(/\/$/, '');
  const credentials = Buffer.from(`${account}:${secrets.AuthToken ?? ''}`).toString('base64');
  const headers = {
    authorization: `Basic ${credentials}`,
    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
  };
  const url = `${base}/2010-04-01/Accounts/${account}${path}`;
  return call(url, { method, headers, ...(form && { body: form.toString() }) }, allowedHosts);
}
