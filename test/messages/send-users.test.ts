import { afterAll, beforeAll, expect, it } from 'vitest';
import { testWorld, type TestWorld } from '../support/world.ts';
import { email, makeShop } from './shop.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const of = (UserId: string) => ({ User: { UserId, UserAttributes: { name: [UserId] } } });

it('reaches every endpoint of each user, and tells what became of each', async () => {
  const shop = await makeShop(world.ctx, {
    mail: email('ann@example.com', of('ann')),
    phone: { ChannelType: 'SMS', Address: '+14155550100', OptOut: 'ALL', ...of('ann') },
    device: { ChannelType: 'GCM', Address: 'token', ...of('bob') },
    stranger: email('eve@example.com', of('eve')),
  });
  const answer = await shop.sendUsers(
    {
      Users: { ann: { BodyOverride: 'Dear {{User.UserAttributes.name}}' }, bob: {}, nobody: {} },
      MessageConfiguration: { DefaultMessage: { Body: 'Hi' }, EmailMessage: {} },
    },
    'request-1',
  );
  const sent = { DeliveryStatus: 'SUCCESSFUL', StatusCode: 200 };
  expect(answer).toMatchObject({
    ApplicationId: shop.projectId,
    RequestId: 'request-1',
    Result: {
      ann: {
        mail: { ...sent, Address: 'ann@example.com' },
        phone: { DeliveryStatus: 'OPT_OUT', Address: '+14155550100' },
      },
      bob: { device: { ...sent, Address: 'token' } },
    },
  });
  expect(answer.Result?.nobody).toEqual({});
  expect(Object.keys(answer.Result ?? {})).toEqual(['ann', 'bob', 'nobody']);
  expect(await shop.outbox()).toMatchObject([{ text: 'Dear ann' }, { text: 'Hi' }]);
});

it('sends one message to an address that two of the users share', async () => {
  const shop = await makeShop(world.ctx, {
    mobile: { ChannelType: 'SMS', Address: '+1 415 555 0100', ...of('ann') },
    shared: { ChannelType: 'SMS', Address: '+14155550100', ...of('bob') },
  });
  const { Result } = await shop.sendUsers({
    Users: { ann: {}, bob: {} },
    MessageConfiguration: { SMSMessage: { Body: 'Hi' } },
  });
  expect(Result).toMatchObject({
    ann: { mobile: { DeliveryStatus: 'SUCCESSFUL' } },
    bob: { shared: { DeliveryStatus: 'DUPLICATE' } },
  });
  expect(await shop.outbox()).toHaveLength(1);
});
