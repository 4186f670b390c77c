import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fcmProvider } from '../../src/providers/fcm/provider.ts';
import type { OutgoingPush } from '../../src/providers/index.ts';
import { google, SERVICE_JSON, type Google } from './support/google.ts';
import { ID, PUSH } from './support/push-message.ts';

let server: Google;
beforeEach(async () => {
  server = await google();
});
afterEach(() => server.close());

function fcm(json = SERVICE_JSON) {
  const provider = fcmProvider({ ServiceJson: json }, server.gateway);
  if (!provider) throw new Error('The account is not usable');
  return provider;
}
const send = (given: Partial<OutgoingPush> = {}) => fcm().send({ ...PUSH, ...given });
async function sentWith(given: Partial<OutgoingPush>) {
  expect(await send(given)).toMatchObject({ state: 'accepted' });
  return server.messages().at(-1);
}

describe('a message for FCM', () => {
  it('bears a token that Google gave for the signed assertion, and the id that FCM answers is kept', async () => {
    expect(await send()).toEqual({
      state: 'accepted',
      providerMessageId: 'projects/shop-1/messages/0:1',
    });
    expect(server.messages()).toEqual([
      {
        token: 'device-token',
        notification: { title: 'Sale', body: 'Half price' },
        data: {},
        android: { notification: { tag: ID } },
      },
    ]);
  });

  it('needs one token and one connection for many', async () => {
    await Promise.all(Array.from({ length: 60 }, () => send()));
    expect(server.messages()).toHaveLength(60);
    expect(server.tokensGiven()).toBe(1);
    // One for HTTP/2 to FCM, one for the token.
    expect(server.connections()).toBe(2);
  });

  it('has every part where Android looks for it', async () => {
    const parts = {
      ...PUSH.parts,
      action: 'DEEP_LINK',
      url: 'shop://sale',
      sound: 'bell',
      imageUrl: 'https://example.com/a.png',
      imageIconUrl: 'https://example.com/icon.png',
      smallImageIconUrl: 'https://example.com/small.png',
      data: { sku: '42' },
      collapseKey: 'sale',
      priority: 'high',
      timeToLive: 3600,
      options: { IconReference: 'ic_sale', RestrictedPackageName: 'com.example.shop' },
    };
    expect(await sentWith({ parts })).toEqual({
      token: 'device-token',
      notification: { title: 'Sale', body: 'Half price', image: 'https://example.com/a.png' },
      data: {
        sku: '42',
        'pinpoint.jsonBody': '{"sku":"42"}',
        'pinpoint.deeplink': 'shop://sale',
        'pinpoint.notification.imageUrl': 'https://example.com/a.png',
        'pinpoint.notification.imageIconUrl': 'https://example.com/icon.png',
        'pinpoint.notification.imageSmallIconUrl': 'https://example.com/small.png',
      },
      android: {
        priority: 'HIGH',
        ttl: '3600s',
        collapse_key: 'sale',
        restricted_package_name: 'com.example.shop',
        notification: { icon: 'ic_sale', sound: 'bell', tag: ID },
      },
    });
  });

  it('is data alone when it is silent', async () => {
    const parts = { ...PUSH.parts, silent: true, data: { sync: 'now' }, priority: 'normal' };
    expect(await sentWith({ parts })).toEqual({
      token: 'device-token',
      data: {
        sync: 'now',
        'pinpoint.jsonBody': '{"sync":"now"}',
        'pinpoint.notification.silentPush': '1',
        'pinpoint.notification.title': 'Sale',
        'pinpoint.notification.body': 'Half price',
      },
      android: { priority: 'NORMAL' },
    });
  });

  const v1 = { notification: { title: 'Raw' }, webpush: { fcm_options: { link: '/' } } };
  it.each([
    ['alone', v1],
    ['as a request of HTTP v1', { message: { ...v1, token: 'another' } }],
    ['as Pinpoint takes it', { fcmV1Message: { message: v1 } }],
  ])('is what the author wrote, %s, for this device', async (_how, raw) => {
    expect(await sentWith({ parts: { timeToLive: 60 }, raw })).toEqual({
      ...v1,
      token: 'device-token',
      android: { ttl: '60s', notification: { tag: ID } },
    });
  });

  it('that was written for the API before is put into the form of this one', async () => {
    const raw = {
      notification: { title: 'Old', icon: 'ic', click_action: 'OPEN', tag: 'mine' },
      data: { n: 1, s: 'x' },
      priority: 'high',
      time_to_live: 30,
    };
    expect(await sentWith({ parts: {}, raw })).toEqual({
      token: 'device-token',
      notification: { title: 'Old' },
      data: { n: '1', s: 'x' },
      android: {
        priority: 'HIGH',
        ttl: '30s',
        notification: { icon: 'ic', click_action: 'OPEN', tag: 'mine' },
      },
    });
  });

  it.each<[Partial<OutgoingPush>, string]>([
    [{ raw: ['x'] }, 'RawContent is not a JSON object'],
    [{ parts: { title: 'x', priority: '10' } }, 'Priority is "10": expected normal or high'],
  ])('that could never be taken is refused without asking: %j', async (given, detail) => {
    expect(await send(given)).toEqual({
      state: 'rejected',
      reason: 'MESSAGE_NOT_VALID',
      detail,
      transient: false,
    });
    expect(server.received).toEqual([]);
  });
});
