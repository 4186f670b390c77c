import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { providerKind } from '../../src/providers/kinds.ts';
import type { OutgoingEmail } from '../../src/providers/index.ts';
import { recordingServer, type RecordingServer } from './support/recording-server.ts';

let server: RecordingServer;
beforeEach(async () => {
  server = await recordingServer(() => ({ status: 200, body: '{"MessageId":"ses-1"}' }));
});
afterEach(() => server.close());

const MESSAGE: OutgoingEmail = {
  kind: 'EMAIL',
  to: 'ann@example.com',
  from: '"Shop" <shop@example.com>',
  replyTo: ['help@example.com'],
  subject: 'Grüße 🎉',
  html: '<p>Hi</p>',
  text: 'Hi',
  headers: [{ name: 'X-Campaign', value: 'spring' }],
  returnPath: undefined,
  messageId: '<m-1@cairn.example.com>',
};

function ses() {
  const kind = providerKind('ses');
  if (!kind) throw new Error('There is no kind ses');
  const opening = {
    settings: { Region: 'eu-west-1', Endpoint: server.url, ConfigurationSet: 'main' },
    secrets: { AccessKeyId: 'AKIDEXAMPLE12345', SecretAccessKey: 'secret' },
    allowedHosts: [server.host],
  };
  return { provider: kind.open(opening), test: () => kind.test(opening) };
}

it('is given the whole message, signed, with our id as its tag', async () => {
  expect(await ses().provider.send(MESSAGE)).toEqual({
    state: 'accepted',
    providerMessageId: 'ses-1',
  });
  const [request] = server.received;
  expect(request?.path).toBe('/v2/email/outbound-emails');
  expect(request?.headers.authorization).toMatch(/AKIDEXAMPLE12345\/\d{8}\/eu-west-1\/ses\//);
  const body: { Content: { Raw: { Data: string } } } = JSON.parse(request?.body ?? '');
  expect(body).toMatchObject({
    FromEmailAddress: MESSAGE.from,
    Destination: { ToAddresses: [MESSAGE.to] },
    ConfigurationSetName: 'main',
    EmailTags: [{ Name: 'cairn-message', Value: '_m-1_cairn_example_com_' }],
  });
  const mail = await simpleParser(Buffer.from(body.Content.Raw.Data, 'base64'));
  expect(mail).toMatchObject({ subject: MESSAGE.subject, messageId: MESSAGE.messageId });
  expect(mail.headers.get('x-campaign')).toBe('spring');
  expect(mail.text?.trim()).toBe('Hi');
});

it.each([
  [400, 'MessageRejected', { state: 'rejected', transient: false }],
  [429, 'TooManyRequestsException', { state: 'rejected', transient: true }],
  [400, 'LimitExceededException', { state: 'rejected', transient: true }],
  [500, 'InternalServiceErrorException', { state: 'unknown' }],
])('%i %s is asked once, and means what it says', async (status, name, expected) => {
  server.answer = () => ({ status, body: JSON.stringify({ __type: name, message: 'No' }) });
  expect(await ses().provider.send(MESSAGE)).toMatchObject(expected);
  expect(server.received).toHaveLength(1);
});

it('that cannot be reached took nothing', async () => {
  const { provider } = ses();
  await server.close();
  expect(await provider.send(MESSAGE)).toMatchObject({ state: 'rejected', transient: true });
});

it('is tried by asking for the account', async () => {
  server.answer = () => ({ status: 200, body: '{}' });
  expect(await ses().test()).toMatchObject({ ok: true });
  expect(server.received[0]?.path).toBe('/v2/email/account');
});
