import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  projectChannels,
  updateApnsVoipChannel,
  updateGcmChannel,
} from '../../src/channels/index.ts';
import { prepare } from '../../src/deliveries/prepare.ts';
import type { DeliveryRequest } from '../../src/deliveries/request.ts';
import { throughProvider } from '../../src/deliveries/through-provider.ts';
import { fcmProvider } from '../../src/providers/fcm/provider.ts';
import type { RemoteProvider } from '../../src/providers/index.ts';
import { TOKEN_SECRETS } from '../providers/support/apple.ts';
import { fcmError, google, SERVICE_JSON, type Google } from '../providers/support/google.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { makeEndpoint, makeProject, request } from './sending-world.ts';

let world: TestWorld;
let server: Google;
let project: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  server = await google();
  project = await makeProject(world.ctx);
});
afterEach(() => server.close());

const content = { channel: 'PUSH', parts: { title: 'Sale' } } as const;
const endpoint = (id: string, address = `token-${id}`) =>
  makeEndpoint(world.ctx, project, { id, channelType: 'GCM', address });

/** The pipeline's own way, with the service on this machine. */
async function sendAll(
  requests: readonly DeliveryRequest[],
  wrap: (provider: RemoteProvider) => RemoteProvider = (provider) => provider,
) {
  const fcm = fcmProvider({ ServiceJson: SERVICE_JSON }, server.gateway);
  if (!fcm) throw new Error('The account is not usable');
  const provider = wrap(fcm);
  const channels = await projectChannels(world.ctx, project);
  const prepared = await prepare(world.ctx, requests, { ...channels, provider: () => provider });
  return throughProvider(world.ctx, project, provider, prepared, undefined);
}

async function statuses(): Promise<Record<string, string>> {
  const rows: { id: string; status: string }[] = await world.ctx
    .db('endpoints')
    .where({ project_id: project })
    .select('id', 'status');
  return Object.fromEntries(rows.map(({ id, status }) => [id, status]));
}

const gone = () =>
  fcmError(404, 'NOT_FOUND', 'Gone', [
    {
      '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError',
      errorCode: 'UNREGISTERED',
    },
  ]);

describe('a device that is gone', () => {
  it('makes its endpoint inactive, and no other; the next message is not sent', async () => {
    const [ann, bob] = [await endpoint('ann'), await endpoint('bob')];
    server.fcm = ({ token }) => (token === 'token-ann' ? gone() : { status: 200, body: '{}' });
    const rows = await sendAll([
      request(project, ann, { content }),
      request(project, bob, { content }),
    ]);
    expect(rows).toMatchObject([
      { state: 'rejected', reason: 'TOKEN_EXPIRED' },
      { state: 'accepted' },
    ]);
    expect(await statuses()).toEqual({ ann: 'INACTIVE', bob: 'ACTIVE' });
    expect(
      await world.ctx.db('deliveries').where({ project_id: project, endpoint_id: 'ann' }),
    ).toMatchObject([{ state: 'rejected', reason: 'TOKEN_EXPIRED', provider: 'fcm' }]);

    expect(await sendAll([request(project, ann, { key: 'again', content })])).toMatchObject([
      { state: 'refused', reason: 'ENDPOINT_INACTIVE' },
    ]);
    expect(server.messages()).toHaveLength(2);
  });

  it('leaves alone an endpoint that has another address by the time of the answer', async () => {
    const ann = await endpoint('ann');
    server.fcm = gone;
    const rows = await sendAll([request(project, ann, { content })], (provider) => ({
      ...provider,
      send: async (message) => {
        const result = await provider.send(message);
        await world.ctx.db('endpoints').where({ id: 'ann' }).update({ address: 'new-token' });
        return result;
      },
    }));
    expect(rows).toMatchObject([{ state: 'rejected', reason: 'TOKEN_EXPIRED' }]);
    expect(await statuses()).toEqual({ ann: 'ACTIVE' });
  });

  it('of another project stays as it is, with the same id and address', async () => {
    const other = await makeProject(world.ctx);
    await makeEndpoint(world.ctx, other, { id: 'ann', channelType: 'GCM', address: 'token-ann' });
    server.fcm = gone;
    await sendAll([request(project, await endpoint('ann'), { content })]);
    const row: unknown = await world.ctx.db('endpoints').where({ project_id: other }).first();
    expect(row).toMatchObject({ status: 'ACTIVE' });
  });
});

it.each([
  ['is not well', 'PROVIDER_UNAVAILABLE', 503],
  ['does not like the message', 'PROVIDER_REJECTED', 400],
])('a service that %s says nothing of the endpoint', async (_how, reason, status) => {
  server.fcm = () => fcmError(status, 'NO', 'No');
  expect(await sendAll([request(project, await endpoint('ann'), { content })])).toMatchObject([
    { reason },
  ]);
  expect(await statuses()).toEqual({ ann: 'ACTIVE' });
});

describe('the provider of a push channel', () => {
  it('is the service that its own sealed credentials are for', async () => {
    const { ctx } = world;
    await updateGcmChannel(ctx, {
      ApplicationId: project,
      GCMChannelRequest: { ServiceJson: SERVICE_JSON },
    });
    await updateApnsVoipChannel(ctx, {
      ApplicationId: project,
      APNSVoipChannelRequest: TOKEN_SECRETS,
    });
    const channels = await projectChannels(ctx, project);
    expect(channels.provider('GCM')).toMatchObject({ kind: 'remote', name: 'fcm' });
    expect(channels.provider('PUSH')).toMatchObject({ kind: 'remote', name: 'fcm' });
    expect(channels.provider('APNS_VOIP')).toMatchObject({ kind: 'remote', name: 'apns' });
    expect(channels.provider('APNS')).toMatchObject({ kind: 'outbox' });
  });

  it('is the outbox with the key of the API that Google switched off', async () => {
    await updateGcmChannel(world.ctx, {
      ApplicationId: project,
      GCMChannelRequest: { ApiKey: 'legacy' },
    });
    const channels = await projectChannels(world.ctx, project);
    expect(channels.provider('GCM')).toMatchObject({ kind: 'outbox' });
  });
});

it("the author's own JSON goes with the time to live and the priority of the message", async () => {
  const parts = { rawContent: '{"data":{"a":"b"}}', timeToLive: 5, priority: 'high', title: 'x' };
  await sendAll([request(project, await endpoint('ann'), { content: { channel: 'PUSH', parts } })]);
  expect(server.messages()).toEqual([
    { token: 'token-ann', data: { a: 'b' }, android: { ttl: '5s', priority: 'HIGH' } },
  ]);
});
