import {
  CreateAppCommand,
  GetAppsCommand,
  PinpointClient,
  PutEventsCommand,
  SendMessagesCommand,
  SendUsersMessagesCommand,
} from '@aws-sdk/client-pinpoint';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { email, makeShop } from '../../messages/shop.ts';
import { KEY, apiWorld } from '../server.ts';
import type { ApiWorld } from '../server.ts';
import { losingProxy } from './losing-proxy.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

let network: Awaited<ReturnType<typeof losingProxy>>;
let client: PinpointClient;
beforeEach(async () => {
  network = await losingProxy(world.url);
  client = new PinpointClient({
    endpoint: network.url,
    region: 'us-east-1',
    credentials: KEY,
    maxAttempts: 3,
  });
});
afterEach(async () => {
  client.destroy();
  await network.close();
});

const claims = async () => {
  const rows: { answer: Buffer }[] = await world.ctx.db('idempotent_requests');
  return rows;
};

const HELLO = { DefaultMessage: { Body: 'Hello' } };

it('makes one project when the answer to the first attempt is lost', async () => {
  const Name = 'Shop of a lossy network';
  const { ApplicationResponse: app, $metadata } = await client.send(
    new CreateAppCommand({ CreateApplicationRequest: { Name } }),
  );
  expect($metadata).toMatchObject({ attempts: 2, httpStatusCode: 201 });
  expect(network.statuses).toEqual([201, 201]);
  const projects = await world.ctx.db('projects').where({ name: Name });
  expect(projects).toMatchObject([{ id: app?.Id }]);
});

it('makes two projects of two calls with the same contents', async () => {
  const command = () => new CreateAppCommand({ CreateApplicationRequest: { Name: 'Twice' } });
  const first = await client.send(command());
  const second = await client.send(command());
  expect(second.ApplicationResponse?.Id).not.toBe(first.ApplicationResponse?.Id);
});

it('sends one message to an address, and tells its id under the id of the first request', async () => {
  const shop = await makeShop(world.ctx);
  const { MessageResponse, $metadata } = await client.send(
    new SendMessagesCommand({
      ApplicationId: shop.projectId,
      MessageRequest: {
        Addresses: { 'ann@example.com': { ChannelType: 'EMAIL' } },
        MessageConfiguration: HELLO,
      },
    }),
  );
  expect($metadata).toMatchObject({ attempts: 2, requestId: MessageResponse?.RequestId });
  const [row, ...more] = await shop.ledger();
  expect(more).toEqual([]);
  expect(MessageResponse?.Result).toMatchObject({
    'ann@example.com': { DeliveryStatus: 'SUCCESSFUL', MessageId: row.id },
  });
  expect(await shop.outbox()).toHaveLength(1);
});

it('sends one message to each endpoint of a user', async () => {
  const shop = await makeShop(world.ctx, {
    phone: email('ann@example.com', { User: { UserId: 'ann' } }),
    laptop: email('ann@example.org', { User: { UserId: 'ann' } }),
  });
  const { SendUsersMessageResponse: answer } = await client.send(
    new SendUsersMessagesCommand({
      ApplicationId: shop.projectId,
      SendUsersMessageRequest: { Users: { ann: {} }, MessageConfiguration: HELLO },
    }),
  );
  expect(network.statuses).toEqual([200, 200]);
  expect(Object.keys(answer?.Result?.ann ?? {}).sort()).toEqual(['laptop', 'phone']);
  expect(await shop.outbox()).toHaveLength(2);
});

it('keeps nothing of what it answers in the clear', async () => {
  const shop = await makeShop(world.ctx);
  await client.send(
    new SendMessagesCommand({
      ApplicationId: shop.projectId,
      MessageRequest: {
        Addresses: { 'secret-friend@example.com': { ChannelType: 'EMAIL' } },
        MessageConfiguration: HELLO,
      },
    }),
  );
  const kept = await claims();
  expect(kept.length).toBeGreaterThan(0);
  for (const { answer } of kept) expect(answer.includes('secret-friend')).toBe(false);
});

it('stores an event once, and keeps no answer for it: its id is enough', async () => {
  const shop = await makeShop(world.ctx);
  const before = (await claims()).length;
  const events = { opened: { EventType: 'open', Timestamp: new Date().toISOString() } };
  const { EventsResponse } = await client.send(
    new PutEventsCommand({
      ApplicationId: shop.projectId,
      EventsRequest: { BatchItem: { ann: { Endpoint: {}, Events: events } } },
    }),
  );
  expect(network.statuses).toEqual([202, 202]);
  expect(EventsResponse?.Results?.ann?.EventsItemResponse).toEqual({
    opened: { StatusCode: 202, Message: 'Accepted' },
  });
  expect(await world.ctx.db('events').where({ project_id: shop.projectId })).toHaveLength(1);
  expect(await claims()).toHaveLength(before);
});

it('keeps nothing for a read', async () => {
  const before = (await claims()).length;
  await client.send(new GetAppsCommand({}));
  expect(network.statuses).toEqual([200, 200]);
  expect(await claims()).toHaveLength(before);
});
