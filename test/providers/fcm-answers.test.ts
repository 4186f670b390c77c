import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fcmProvider } from '../../src/providers/fcm/provider.ts';
import type { SendResult } from '../../src/providers/index.ts';
import { fcmError, google, SERVICE_JSON, type Google } from './support/google.ts';
import { PUSH, rejected } from './support/push-message.ts';
import type { PushAnswer } from './support/push-server.ts';

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
const send = () => fcm().send(PUSH);

const fcmDetail = (errorCode: string) => ({
  '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError',
  errorCode,
});
const violation = (field: string) => ({
  '@type': 'type.googleapis.com/google.rpc.BadRequest',
  fieldViolations: [{ field, description: 'No' }],
});
const INVALID = fcmDetail('INVALID_ARGUMENT');

describe('what FCM answers', () => {
  it.each<[string, PushAnswer, object]>([
    [
      'a device that is gone',
      fcmError(404, 'NOT_FOUND', 'Gone', [fcmDetail('UNREGISTERED')]),
      rejected('TOKEN_EXPIRED'),
    ],
    [
      'a token that is none',
      fcmError(400, 'INVALID_ARGUMENT', 'Bad', [INVALID, violation('message.token')]),
      rejected('TOKEN_EXPIRED'),
    ],
    [
      'a token that is none, in words',
      fcmError(400, 'INVALID_ARGUMENT', 'The registration token is not a valid FCM one', [INVALID]),
      rejected('TOKEN_EXPIRED'),
    ],
    [
      'a message that is not valid',
      fcmError(400, 'INVALID_ARGUMENT', 'Bad', [INVALID, violation('message.data[0].value')]),
      rejected('PROVIDER_REJECTED'),
    ],
    [
      'a project that is not there',
      fcmError(404, 'NOT_FOUND', 'Requested entity was not found.'),
      rejected('PROVIDER_REJECTED'),
    ],
    [
      "another project's token",
      fcmError(403, 'PERMISSION_DENIED', 'No', [fcmDetail('SENDER_ID_MISMATCH')]),
      rejected('PROVIDER_REJECTED'),
    ],
    [
      'an API that is not switched on',
      fcmError(403, 'PERMISSION_DENIED', 'FCM API has not been used'),
      rejected('PROVIDER_UNAVAILABLE', true),
    ],
    [
      'too much at once',
      fcmError(429, 'RESOURCE_EXHAUSTED', 'Slow', [fcmDetail('QUOTA_EXCEEDED')]),
      rejected('PROVIDER_UNAVAILABLE', true),
    ],
    [
      'overload',
      fcmError(503, 'UNAVAILABLE', 'Later', [fcmDetail('UNAVAILABLE')]),
      rejected('PROVIDER_UNAVAILABLE', true),
    ],
    [
      'a stream it did not take',
      { status: 0, instead: 'refuse the stream' },
      rejected('PROVIDER_UNAVAILABLE', true),
    ],
    ['a fault of its own', fcmError(500, 'INTERNAL', 'Oh'), { state: 'unknown' }],
    ['nothing: it hangs up', { status: 0, instead: 'hang up' }, { state: 'unknown' }],
    ["a proxy's page", { status: 502, body: '<html>' }, { state: 'unknown' }],
  ])('%s', async (_what, answer, expected) => {
    server.fcm = () => answer;
    expect(await send()).toMatchObject(expected);
    expect(server.messages()).toHaveLength(1);
  });

  it('a token of its own that is not taken any more: the next message gets another', async () => {
    await send();
    server.revoke();
    expect(await send()).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    expect(await send()).toMatchObject({ state: 'accepted' });
    expect(server.tokensGiven()).toBe(2);
  });

  it('is heard again over a new connection after the old one broke', async () => {
    server.fcm = () => ({ status: 0, instead: 'hang up' });
    await send();
    server.fcm = () => ({ status: 200, body: '{}' });
    expect(await send()).toEqual({ state: 'accepted' });
  });
});

describe('without its account', () => {
  it('no message is sent when Google does not know the key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const stolen = JSON.stringify({ ...JSON.parse(SERVICE_JSON), private_key: key });
    const result: SendResult = await fcm(stolen).send(PUSH);
    expect(result).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    expect(result.detail).toContain('invalid_grant');
    expect(server.messages()).toEqual([]);
  });

  it('nothing is sent where the certificate is of nobody we know, or nobody listens', async () => {
    const gateway = { ...server.gateway, ca: '' };
    const provider = fcmProvider({ ServiceJson: SERVICE_JSON }, gateway);
    expect(await provider?.send(PUSH)).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
    expect(server.received).toEqual([]);
    await server.close();
    expect(await send()).toMatchObject(rejected('PROVIDER_UNAVAILABLE', true));
  });

  it.each<Record<string, string>>([{ ApiKey: 'legacy' }, { ServiceJson: '{}' }, {}])(
    'there is no provider: %j',
    (secrets) => {
      expect(fcmProvider(secrets)).toBeUndefined();
    },
  );
});
