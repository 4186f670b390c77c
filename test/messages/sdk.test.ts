import { SendMessagesCommand, SendUsersMessagesCommand } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiWorld, type ApiWorld } from '../api/server.ts';
import { email, makeShop } from './shop.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

it('answers an unmodified SDK client, under the request id of the HTTP answer', async () => {
  const { projectId: ApplicationId } = await makeShop(world.ctx, {
    ann: email('ann@example.com', { User: { UserId: 'u1' } }),
  });
  const client = world.client();
  const MessageConfiguration = { DefaultMessage: { Body: 'Hello' } };
  const direct = await client.send(
    new SendMessagesCommand({
      ApplicationId,
      MessageRequest: {
        Addresses: { '+14155550100': { ChannelType: 'SMS' } },
        MessageConfiguration,
      },
    }),
  );
  expect(direct.MessageResponse?.RequestId).toBe(direct.$metadata.requestId);
  expect(direct.MessageResponse?.Result?.['+14155550100']).toMatchObject({
    DeliveryStatus: 'SUCCESSFUL',
    StatusCode: 200,
  });
  const toUsers = await client.send(
    new SendUsersMessagesCommand({
      ApplicationId,
      SendUsersMessageRequest: { Users: { u1: {}, gone: {} }, MessageConfiguration },
    }),
  );
  expect(toUsers.SendUsersMessageResponse?.Result).toMatchObject({
    u1: { ann: { DeliveryStatus: 'SUCCESSFUL', Address: 'ann@example.com' } },
    gone: {},
  });
});

it('refuses a raw e-mail, and names it', async () => {
  const { projectId: ApplicationId } = await makeShop(world.ctx);
  const raw = new SendMessagesCommand({
    ApplicationId,
    MessageRequest: {
      Addresses: { 'ann@example.com': { ChannelType: 'EMAIL' } },
      MessageConfiguration: { EmailMessage: { RawEmail: { Data: Buffer.from('Subject: x') } } },
    },
  });
  await expect(world.client().send(raw)).rejects.toMatchObject({
    name: 'BadRequestException',
    message: expect.stringContaining('EmailMessage.RawEmail'),
  });
});
