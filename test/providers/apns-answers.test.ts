import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apnsProvider } from '../../src/providers/apns/provider.ts';
import type { PushChannel } from '../../src/providers/index.ts';
import { apple, no, TOKEN_SECRETS, type Apple } from './support/apple.ts';
import { PUSH, rejected } from './support/push-message.ts';
import type { PushAnswer } from './support/push-server.ts';

let server: Apple;
beforeEach(async () => {
  server = await apple();
});
afterEach(() => server.close());

function apns(channel: Partial<PushChannel> = {}) {
  const given = { type: 'APNS' as const, secrets: TOKEN_SECRETS, method: undefined, ...channel };
  const provider = apnsProvider(given, server.gateway);
  if (!provider) throw new Error('The credentials are not usable');
  return provider;
}
const send = (channel: Partial<PushChannel> = {}) => apns(channel).send(PUSH);

describe('what APNs answers', () => {
  it.each<[string, PushAnswer, object]>([
    ['a device that is gone', no(410, 'Unregistered'), rejected('TOKEN_EXPIRED')],
    ['a token that expired', no(410, 'ExpiredToken'), rejected('TOKEN_EXPIRED')],
    ['a token that is none', no(400, 'BadDeviceToken'), rejected('TOKEN_EXPIRED')],
    ["another app's token", no(400, 'DeviceTokenNotForTopic'), rejected('PROVIDER_REJECTED')],
    ['a topic that is not ours', no(400, 'TopicDisallowed'), rejected('PROVIDER_REJECTED')],
    ['too much to say', no(413, 'PayloadTooLarge'), rejected('PROVIDER_REJECTED')],
    [
      'a key that is not ours',
      no(403, 'InvalidProviderToken'),
      rejected('PROVIDER_UNAVAILABLE', true),
    ],
    ['too much for one device', no(429, 'TooManyRequests'), rejected('PROVIDER_UNAVAILABLE', true)],
    ['a shutdown', no(503, 'Shutdown'), rejected('PROVIDER_UNAVAILABLE', true)],
    [
      'a stream it did not take',
      { status: 0, instead: 'refuse the stream' },
      rejected('PROVIDER_UNAVAILABLE', true),
    ],
    ['a fault of its own', no(500, 'InternalServerError'), { state: 'unknown' }],
    ['nothing: it hangs up', { status: 0, instead: 'hang up' }, { state: 'unknown' }],
    ['rubbish', { status: 400, body: '<html>' }, rejected('PROVIDER_REJECTED')],
  ])('%s', async (_what, answer, expected) => {
    server.apns = () => answer;
    expect(await send()).toMatchObject(expected);
    expect(server.messages()).toHaveLength(1);
  });

  it('a token of ours that is too old: the next message bears another', async () => {
    await send();
    server.expire();
    expect(await send()).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    // The same second gives the same claims, and the signature is another all the same.
    expect(await send()).toMatchObject({ state: 'accepted' });
  });

  it('is heard again over a new connection after the old one broke', async () => {
    server.apns = () => ({ status: 0, instead: 'hang up' });
    await send();
    server.apns = () => ({ status: 200 });
    expect(await send()).toEqual({ state: 'accepted' });
    expect(server.connections()).toBe(2);
  });

  it('is no to a stranger: with a key that Apple does not know nothing arrives', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const TokenKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const result = await send({ secrets: { ...TOKEN_SECRETS, TokenKey } });
    expect(result).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    expect(result.detail).toContain('InvalidProviderToken');
    expect(server.messages()).toEqual([]);
  });

  it('is not asked by what is not Apple: a certificate of nobody we know, or nobody there', async () => {
    const channel = { type: 'APNS' as const, secrets: TOKEN_SECRETS, method: undefined };
    const provider = apnsProvider(channel, { ...server.gateway, ca: '' });
    expect(await provider?.send(PUSH)).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    expect(server.received).toEqual([]);
    await server.close();
    expect(await send()).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
  });
});

it('without whole credentials there is no provider', () => {
  const { TokenKey } = TOKEN_SECRETS;
  expect(apnsProvider({ type: 'APNS', secrets: { TokenKey }, method: 'KEY' })).toBeUndefined();
});
