import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Values } from '../../src/providers/kind.ts';
import { providerKind } from '../../src/providers/kinds.ts';
import type { OutgoingSms, SendResult } from '../../src/providers/index.ts';
import { recordingServer, type RecordingServer } from './support/recording-server.ts';

let server: RecordingServer;
beforeEach(async () => {
  server = await recordingServer(() => ({ status: 201, body: '{"sid":"SM1","status":"queued"}' }));
});
afterEach(() => server.close());

const MESSAGE: OutgoingSms = {
  kind: 'SMS',
  to: '+4915112345678',
  body: 'Grüße & 50 % 🎉',
  senderId: 'Shop',
  originationNumber: undefined,
  mediaUrl: undefined,
  registration: {},
  messageType: 'PROMOTIONAL',
  messageId: 'm-1',
};

function open(name: string, settings: Values, secrets: Values, allowedHosts = [server.host]) {
  const kind = providerKind(name);
  if (!kind) throw new Error(`There is no kind ${name}`);
  const opening = { settings, secrets, allowedHosts };
  return { provider: kind.open(opening), test: () => kind.test(opening) };
}

describe('Twilio', () => {
  const AccountSid = `AC${'0123456789abcdef'.repeat(2)}`;
  const twilio = (settings: Values = {}, hosts?: string[]) =>
    open('twilio', { AccountSid, BaseUrl: server.url, ...settings }, { AuthToken: 'tok' }, hosts);
  const refuse = (status: number, code: number, message: string) => () => ({
    status,
    body: JSON.stringify({ code, message, status }),
  });

  it('is given the message as its API asks for it', async () => {
    const result = await twilio().provider.send(MESSAGE);
    expect(result).toEqual({
      state: 'accepted',
      providerMessageId: 'SM1',
      detail: 'Twilio says queued',
    });
    const [request] = server.received;
    expect(request?.path).toBe(`/2010-04-01/Accounts/${AccountSid}/Messages.json`);
    expect(request?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${AccountSid}:tok`).toString('base64')}`,
    );
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      To: MESSAGE.to,
      Body: MESSAGE.body,
      From: 'Shop',
    });
  });

  it('sends from a messaging service by its id', async () => {
    const From = `MG${'a'.repeat(32)}`;
    await twilio({ From }).provider.send({ ...MESSAGE, senderId: undefined });
    expect(new URLSearchParams(server.received[0]?.body).get('MessagingServiceSid')).toBe(From);
  });

  it('is not asked without a number to send from', async () => {
    const result = await twilio().provider.send({ ...MESSAGE, senderId: undefined });
    expect(result).toMatchObject({ state: 'rejected', reason: 'NO_FROM_ADDRESS' });
    expect(server.received).toEqual([]);
  });

  const cases: [string, number, number, Partial<SendResult>][] = [
    [
      'a number that is none',
      400,
      21211,
      { state: 'rejected', reason: 'INVALID_ADDRESS', transient: false },
    ],
    ['STOP of old', 400, 21610, { state: 'rejected', reason: 'OPTED_OUT', transient: false }],
    [
      'a message that is not allowed',
      400,
      30007,
      { state: 'rejected', reason: 'PROVIDER_REJECTED', transient: false },
    ],
    [
      'a wrong token',
      401,
      20003,
      { state: 'rejected', reason: 'PROVIDER_UNAVAILABLE', transient: true },
    ],
    [
      'too many requests',
      429,
      20429,
      { state: 'rejected', reason: 'PROVIDER_UNAVAILABLE', transient: true },
    ],
    ['a fault of its own', 500, 20500, { state: 'unknown' }],
  ];
  it.each(cases)('%s (HTTP %i, %i)', async (_what, status, code, expected) => {
    server.answer = refuse(status, code, 'No');
    expect(await twilio().provider.send(MESSAGE)).toMatchObject(expected);
  });

  it('that hangs up after the request may have taken the message', async () => {
    server.answer = () => ({ status: 0, hangUp: true });
    expect(await twilio().provider.send(MESSAGE)).toMatchObject({ state: 'unknown' });
  });

  it('that answers rubbish is judged by its status', async () => {
    server.answer = () => ({ status: 400, body: '<html>' });
    expect(await twilio().provider.send(MESSAGE)).toMatchObject({
      state: 'rejected',
      transient: false,
    });
  });

  it('is not reached at a private address, and nothing is sent there', async () => {
    expect(await twilio({}, []).provider.send(MESSAGE)).toMatchObject({ state: 'rejected' });
    expect(server.received).toEqual([]);
  });

  it('is asked for the account when the connection is tried', async () => {
    server.answer = ({ headers }) => ({ status: headers.authorization ? 200 : 401 });
    expect(await twilio().test()).toMatchObject({ ok: true });
    expect(server.received[0]).toMatchObject({
      method: 'GET',
      path: `/2010-04-01/Accounts/${AccountSid}.json`,
    });
    server.answer = () => ({ status: 401 });
    expect(await twilio().test()).toEqual({ ok: false, detail: 'HTTP 401' });
  });
});

describe('an HTTP gateway', () => {
  const SigningSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const gateway = () =>
    open('http', { Url: `${server.url}/sms` }, { SigningSecret, Authorization: 'Bearer k' })
      .provider;

  it('gets a signed POST that the standard library verifies, and its id is kept', async () => {
    server.answer = () => ({ status: 202, body: '{"id":"g-1"}' });
    expect(await gateway().send(MESSAGE)).toEqual({ state: 'accepted', providerMessageId: 'g-1' });
    const [request] = server.received;
    if (!request) throw new Error('Nothing arrived');
    const { headers, body } = request;
    const signed = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
        name,
        String(headers[name]),
      ]),
    );
    expect(new Webhook(SigningSecret).verify(body, signed)).toMatchObject({
      to: MESSAGE.to,
      body: MESSAGE.body,
      from: 'Shop',
      messageId: 'm-1',
    });
    expect(() => new Webhook(SigningSecret).verify(`${body} `, signed)).toThrow();
    expect(headers.authorization).toBe('Bearer k');
    expect(signed['webhook-id']).toBe('m-1');
  });

  it('may answer with any text', async () => {
    server.answer = () => ({ status: 200, body: 'OK' });
    expect(await gateway().send(MESSAGE)).toEqual({ state: 'accepted' });
  });
});

describe('AWS End User Messaging', () => {
  const KEYS = { AccessKeyId: 'AKIDEXAMPLE12345', SecretAccessKey: 'secret' };
  const aws = () => open('aws-sms', { Region: 'eu-central-1', Endpoint: server.url }, KEYS);

  it('is asked by its own client, signed for the region, with what India wants to know', async () => {
    server.answer = () => ({ status: 200, body: '{"MessageId":"aws-1"}' });
    const result = await aws().provider.send({
      ...MESSAGE,
      registration: { EntityId: 'E', TemplateId: 'T' },
    });
    expect(result).toEqual({ state: 'accepted', providerMessageId: 'aws-1' });
    const [request] = server.received;
    expect(request?.headers.authorization).toMatch(
      /AKIDEXAMPLE12345\/\d{8}\/eu-central-1\/sms-voice\//,
    );
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      DestinationPhoneNumber: MESSAGE.to,
      MessageBody: MESSAGE.body,
      MessageType: 'PROMOTIONAL',
      OriginationIdentity: 'Shop',
      DestinationCountryParameters: { IN_ENTITY_ID: 'E', IN_TEMPLATE_ID: 'T' },
    });
  });

  const cases: [number, string, Partial<SendResult>][] = [
    [400, 'ValidationException', { state: 'rejected', transient: false }],
    [400, 'ThrottlingException', { state: 'rejected', transient: true }],
    [403, 'AccessDeniedException', { state: 'rejected', transient: true }],
    [500, 'InternalServerException', { state: 'unknown' }],
  ];
  it.each(cases)('%i %s is asked once, and means what it says', async (status, name, expected) => {
    server.answer = () => ({ status, body: JSON.stringify({ __type: name, message: 'No' }) });
    expect(await aws().provider.send(MESSAGE)).toMatchObject(expected);
    expect(server.received).toHaveLength(1);
  });

  it('is tried by a question that changes nothing', async () => {
    server.answer = () => ({ status: 200, body: '{"AccountAttributes":[]}' });
    expect(await aws().test()).toMatchObject({ ok: true });
    expect(server.received[0]?.headers['x-amz-target']).toContain('DescribeAccountAttributes');
  });
});
