import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admProvider } from '../../src/providers/adm/provider.ts';
import type { OutgoingPush } from '../../src/providers/index.ts';
import { ID, PUSH, rejected } from './support/push-message.ts';
import {
  pushServer,
  type PushAnswer,
  type PushRequest,
  type PushServer,
} from './support/push-server.ts';

const SECRETS = { ClientId: 'amzn1.client', ClientSecret: 'secret' };

let server: PushServer;
let answer: () => PushAnswer;
let messages: PushRequest[];
let tokens: number;
beforeEach(async () => {
  messages = [];
  tokens = 0;
  answer = () => ({ status: 200, body: { registrationID: 'device-token' } });
  server = await pushServer((request) => {
    const asked = `${request.method} ${request.host}${request.path}`;
    if (asked === 'POST api.amazon.com/auth/O2/token') return tokenFor(request);
    if (asked !== 'POST api.amazon.com/messaging/registrations/device-token/messages') {
      return { status: 404 };
    }
    const { headers } = request;
    const isKnown =
      headers.authorization === `Bearer Atc|${tokens}` &&
      headers['x-amzn-type-version'] === 'com.amazon.device.messaging.ADMMessage@1.0' &&
      headers['x-amzn-accept-type'] === 'com.amazon.device.messaging.ADMSendResult@1.0';
    if (!isKnown) return { status: 401, body: { reason: 'AccessTokenExpired' } };
    messages.push(request);
    return answer();
  });
});
afterEach(() => server.close());

function tokenFor({ body }: PushRequest): PushAnswer {
  const form = Object.fromEntries(new URLSearchParams(body));
  const isGood =
    form.grant_type === 'client_credentials' &&
    form.scope === 'messaging:push' &&
    form.client_id === SECRETS.ClientId &&
    form.client_secret === SECRETS.ClientSecret;
  if (!isGood) return { status: 401, body: { error: 'invalid_client' } };
  tokens += 1;
  return { status: 200, body: { access_token: `Atc|${tokens}`, expires_in: 3600 } };
}

function adm(secrets: Record<string, string> = SECRETS) {
  const provider = admProvider(secrets, server.gateway);
  if (!provider) throw new Error('The credentials are not usable');
  return provider;
}
const send = (given: Partial<OutgoingPush> = {}) =>
  adm().send({ ...PUSH, channelType: 'ADM', ...given });
async function sentWith(given: Partial<OutgoingPush>): Promise<unknown> {
  expect(await send(given)).toMatchObject({ state: 'accepted' });
  return JSON.parse(messages.at(-1)?.body ?? 'null');
}

describe('a message for ADM', () => {
  it('is data that the app shows, with one token for many', async () => {
    const shown = {
      consolidationKey: ID,
      data: { 'pinpoint.notification.title': 'Sale', 'pinpoint.notification.body': 'Half price' },
    };
    expect(await sentWith({})).toEqual(shown);
    await Promise.all(Array.from({ length: 10 }, () => send()));
    expect([messages.length, tokens]).toEqual([11, 1]);
  });

  it('has its own words for time to live and collapse key', async () => {
    const parts = { silent: true, data: { a: 'b' }, timeToLive: 9, collapseKey: 'c' };
    expect(await sentWith({ parts })).toEqual({
      consolidationKey: 'c',
      expiresAfter: 9,
      data: { a: 'b', 'pinpoint.jsonBody': '{"a":"b"}', 'pinpoint.notification.silentPush': '1' },
    });
    const options = { ConsolidationKey: 'k', ExpiresAfter: '60' };
    expect(await sentWith({ parts: { ...parts, options } })).toMatchObject({
      consolidationKey: 'k',
      expiresAfter: 60,
    });
  });

  it('is what the author wrote', async () => {
    const raw = { data: { mine: '1' }, expiresAfter: 5 };
    expect(await sentWith({ parts: { timeToLive: 9 }, raw })).toEqual({
      ...raw,
      consolidationKey: ID,
    });
  });

  it.each<Partial<OutgoingPush>>([
    { raw: [] },
    { parts: { title: 'x', options: { ExpiresAfter: 'soon' } } },
  ])('that could never be taken is refused without asking: %j', async (given) => {
    expect(await send(given)).toMatchObject(rejected('MESSAGE_NOT_VALID'));
    expect(server.received).toEqual([]);
  });
});

describe('what ADM answers', () => {
  const no = (status: number, reason: string): PushAnswer => ({ status, body: { reason } });
  it.each<[string, PushAnswer, object]>([
    ['an app that is gone', no(400, 'Unregistered'), rejected('TOKEN_EXPIRED')],
    ['a registration that is none', no(400, 'InvalidRegistrationId'), rejected('TOKEN_EXPIRED')],
    ['data that it does not take', no(400, 'InvalidData'), rejected('PROVIDER_REJECTED')],
    ['too much to say', no(413, 'MessageTooLarge'), rejected('PROVIDER_REJECTED')],
    ['too much at once', no(429, 'MaxRateExceeded'), rejected('PROVIDER_UNAVAILABLE', true)],
    ['overload', no(503, 'ServiceUnavailable'), rejected('PROVIDER_UNAVAILABLE', true)],
    ['a fault of its own', no(500, 'InternalServerError'), { state: 'unknown' }],
    ['nothing: it hangs up', { status: 0, instead: 'hang up' }, { state: 'unknown' }],
  ])('%s', async (_what, given, expected) => {
    answer = () => given;
    expect(await send()).toMatchObject(expected);
    expect(messages).toHaveLength(1);
  });

  it('a token that is not taken any more: the next message gets another', async () => {
    await send();
    tokens += 1;
    expect(await send()).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    expect(await send()).toMatchObject({ state: 'accepted' });
  });

  it('to wrong credentials: nothing is sent', async () => {
    const result = await adm({ ...SECRETS, ClientSecret: 'wrong' }).send(PUSH);
    expect(result).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    expect(result.detail).toContain('invalid_client');
    expect(messages).toEqual([]);
  });
});
