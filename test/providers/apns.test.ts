import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apnsProvider } from '../../src/providers/apns/provider.ts';
import type { OutgoingPush, PushChannel } from '../../src/providers/index.ts';
import { apple, TOKEN_SECRETS, type Apple } from './support/apple.ts';
import { CLIENT_CERTIFICATE, CLIENT_KEY } from './support/certificates.ts';
import { ID, PUSH, rejected } from './support/push-message.ts';

let server: Apple;
beforeEach(async () => {
  server = await apple();
});
afterEach(() => server.close());

const CERTIFICATE_SECRETS = { Certificate: CLIENT_CERTIFICATE, PrivateKey: CLIENT_KEY };
const BOTH = { ...TOKEN_SECRETS, ...CERTIFICATE_SECRETS };

function apns(channel: Partial<PushChannel> = {}) {
  const given = { type: 'APNS' as const, secrets: TOKEN_SECRETS, method: undefined, ...channel };
  const provider = apnsProvider(given, server.gateway);
  if (!provider) throw new Error('The credentials are not usable');
  return provider;
}
const send = (given: Partial<OutgoingPush> = {}, channel: Partial<PushChannel> = {}) =>
  apns(channel).send({ ...PUSH, ...given });

/** What arrived, as Apple reads it. */
async function sentWith(given: Partial<OutgoingPush>, channel: Partial<PushChannel> = {}) {
  expect(await send(given, channel)).toMatchObject({ state: 'accepted' });
  const message = server.messages().at(-1);
  if (!message) throw new Error('Nothing arrived');
  const { host, path, headers, body, client } = message;
  const own = Object.entries(headers).filter(([name]) => name.startsWith('apns-'));
  return { host, path, headers: Object.fromEntries(own), body: JSON.parse(body), client };
}
describe('a message for APNs', () => {
  it('bears a signed token, and an id and a collapse id that are those of the delivery', async () => {
    expect(await send()).toEqual({ state: 'accepted', providerMessageId: ID });
    expect(await sentWith({})).toEqual({
      host: 'api.push.apple.com',
      path: '/3/device/device-token',
      headers: {
        'apns-id': ID,
        'apns-push-type': 'alert',
        'apns-topic': 'com.example.shop',
        'apns-collapse-id': ID,
      },
      body: { aps: { alert: { title: 'Sale', body: 'Half price' } } },
      client: undefined,
    });
  });

  it('shares one connection and one token with many others', async () => {
    await Promise.all(Array.from({ length: 120 }, () => send()));
    expect(server.messages()).toHaveLength(120);
    expect([server.connections(), server.tokens().length]).toEqual([1, 1]);
  });

  it('bears a new token after 40 minutes, which Apple takes only once in 20', async () => {
    await send();
    const start = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => start + 39 * 60_000);
    await send();
    expect(server.tokens()).toHaveLength(1);
    vi.spyOn(Date, 'now').mockImplementation(() => start + 41 * 60_000);
    await send();
    vi.restoreAllMocks();
    expect(server.tokens()).toHaveLength(2);
  });

  it('has every part where an iPhone looks for it', async () => {
    const parts = {
      ...PUSH.parts,
      action: 'DEEP_LINK',
      url: 'shop://sale',
      sound: 'bell',
      imageUrl: 'https://example.com/a.png',
      data: { sku: '42', pinpoint: '{"order":"7","TraceId":"t"}' },
      collapseKey: 'sale',
      priority: '5',
      timeToLive: 0,
      options: { Badge: 3, Category: 'OFFER', ThreadId: 'sales' },
    };
    expect(await sentWith({ parts })).toMatchObject({
      headers: { 'apns-collapse-id': 'sale', 'apns-priority': '5', 'apns-expiration': '0' },
      body: {
        aps: {
          alert: { title: 'Sale', body: 'Half price' },
          sound: 'bell',
          badge: 3,
          category: 'OFFER',
          'thread-id': 'sales',
          'mutable-content': 1,
        },
        data: {
          sku: '42',
          'media-url': 'https://example.com/a.png',
          pinpoint: { order: '7', TraceId: 't', deeplink: 'shop://sale', jsonBody: { sku: '42' } },
        },
      },
    });
  });

  it('expires when its time to live is over', async () => {
    const before = Math.floor(Date.now() / 1000);
    const { headers } = await sentWith({ parts: { title: 'x', timeToLive: 3600 } });
    const expiration = Number(headers['apns-expiration']) - 3600;
    expect(expiration).toBeGreaterThanOrEqual(before);
    expect(expiration).toBeLessThanOrEqual(Date.now() / 1000);
  });

  it('only wakes the app when it is silent', async () => {
    const parts = { ...PUSH.parts, silent: true, sound: 'bell', priority: '10', data: { a: 'b' } };
    expect(await sentWith({ parts })).toMatchObject({
      headers: { 'apns-push-type': 'background', 'apns-priority': '5' },
      body: { aps: { 'content-available': 1 }, data: { a: 'b' } },
    });
  });

  it('of an author is theirs; one that shows nothing is a silent one', async () => {
    const raw = { aps: { alert: 'Raw' }, mine: [1] };
    const parts = { timeToLive: 0, priority: 'high' };
    expect(await sentWith({ parts, raw })).toMatchObject({
      headers: { 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-expiration': '0' },
      body: raw,
    });
    const silent = { aps: { 'content-available': 1 }, mine: 1 };
    expect(await sentWith({ parts: {}, raw: silent })).toMatchObject({
      headers: { 'apns-push-type': 'background', 'apns-priority': '5' },
      body: silent,
    });
  });

  it.each([
    ['APNS', 'api.push.apple.com', 'alert', 'com.example.shop'],
    ['APNS_SANDBOX', 'api.sandbox.push.apple.com', 'alert', 'com.example.shop'],
    ['APNS_VOIP', 'api.push.apple.com', 'voip', 'com.example.shop.voip'],
    ['APNS_VOIP_SANDBOX', 'api.sandbox.push.apple.com', 'voip', 'com.example.shop.voip'],
  ] as const)('of %s goes to %s as %s of %s', async (type, host, pushType, topic) => {
    expect(await sentWith({ channelType: type }, { type })).toMatchObject({
      host,
      headers: { 'apns-push-type': pushType, 'apns-topic': topic },
    });
  });

  it('has a collapse id that Apple takes, the same for the same key', async () => {
    const idOf = async (collapseKey: string) =>
      (await sentWith({ parts: { title: 'x', collapseKey } })).headers['apns-collapse-id'];
    const long = 'k'.repeat(65);
    expect(await idOf('k'.repeat(64))).toBe('k'.repeat(64));
    expect(await idOf(long)).toMatch(/^[\w-]{43}$/);
    expect(await idOf(long)).toBe(await idOf(long));
    expect(await idOf('été\n')).toMatch(/^[\w-]{43}$/);
  });

  it('is sent by certificate, whose subject names the app, as the channel or the message wishes', async () => {
    const secrets = CERTIFICATE_SECRETS;
    const byCertificate = { client: { topic: 'com.example.shop' } };
    expect(await sentWith({}, { secrets })).toMatchObject({
      ...byCertificate,
      headers: { 'apns-topic': 'com.example.shop' },
    });
    expect(await sentWith({}, { secrets: BOTH })).toMatchObject({ client: undefined });
    expect(await sentWith({}, { secrets: BOTH, method: 'CERTIFICATE' })).toMatchObject(
      byCertificate,
    );
    const options = { PreferredAuthenticationMethod: 'CERTIFICATE' };
    const parts = { ...PUSH.parts, options };
    expect(await sentWith({ parts }, { secrets: BOTH })).toMatchObject(byCertificate);
    expect(server.messages().filter(({ headers }) => headers.authorization)).toHaveLength(1);
  });

  it.each<[Partial<OutgoingPush>, string]>([
    [{ raw: 'text' }, 'RawContent is not a JSON object'],
    [{ parts: { title: 'x', priority: '7' } }, 'Priority is "7": expected 5 or 10'],
    [{ parts: { title: 'x', options: { APNSPushType: 'x\r\n' } } }, 'APNSPushType is "x\r\n"'],
  ])('that could never be taken is refused without asking: %j', async (given, detail) => {
    const result = await send(given);
    expect(result).toMatchObject(rejected('MESSAGE_NOT_VALID'));
    expect(result.detail).toContain(detail);
    expect(server.received).toEqual([]);
  });
});
