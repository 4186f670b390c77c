import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMessages } from '../../src/messages/index.ts';
import { createEmailTemplate, updateEmailTemplate } from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { email, makeShop } from './shop.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const HELLO = {
  SimpleEmail: { Subject: { Data: 'Hello' }, TextPart: { Data: 'Hi {{User.UserId}}' } },
};

it('sends an e-mail to an address, and tells its message id', async () => {
  const shop = await makeShop(world.ctx);
  const answer = await shop.send(
    {
      Addresses: { 'ann@example.com': { ChannelType: 'EMAIL' } },
      MessageConfiguration: {
        EmailMessage: {
          FromAddress: 'Ann <shop@example.org>',
          ReplyToAddresses: ['help@example.org'],
          FeedbackForwardingAddress: 'bounces@example.org',
          SimpleEmail: {
            Subject: { Data: 'Order {{number}}' },
            HtmlPart: { Data: '<b>{{number}}</b>' },
            Headers: [{ Name: 'X-Order', Value: '{{number}}' }],
          },
          Substitutions: { number: ['7 & 8'] },
        },
      },
      TraceId: 'trace-1',
    },
    'request-1',
  );
  const [row] = await shop.ledger();
  expect(answer).toEqual({
    ApplicationId: shop.projectId,
    RequestId: 'request-1',
    Result: {
      'ann@example.com': {
        DeliveryStatus: 'SUCCESSFUL',
        StatusCode: 200,
        StatusMessage: `MessageId: ${row.id}`,
        MessageId: row.id,
      },
    },
  });
  expect(row).toMatchObject({
    source: 'direct',
    class: 'transactional',
    state: 'accepted',
    trace_id: 'trace-1',
  });
  expect(await shop.outbox()).toMatchObject([
    {
      address: 'ann@example.com',
      subject: 'Order 7 & 8',
      html: expect.stringMatching(/^<b>7 &amp; 8<\/b>/),
      headers: {
        From: 'Ann <shop@example.org>',
        'Reply-To': 'help@example.org',
        'Return-Path': 'bounces@example.org',
        'X-Order': '7 & 8',
      },
    },
  ]);
});

it('knows endpoints by their ids, and shows the address of each', async () => {
  const shop = await makeShop(world.ctx, {
    ann: email('ann@example.com', { User: { UserId: 'Ann' } }),
  });
  const answer = await shop.send({
    Endpoints: { ann: {}, nobody: {} },
    MessageConfiguration: { EmailMessage: HELLO },
  });
  expect(answer.Result).toBeUndefined();
  expect(answer.EndpointResult).toMatchObject({
    ann: { DeliveryStatus: 'SUCCESSFUL', StatusCode: 200, Address: 'ann@example.com' },
    nobody: {
      DeliveryStatus: 'PERMANENT_FAILURE',
      StatusCode: 404,
      StatusMessage: 'ENDPOINT_NOT_FOUND: There is no such endpoint in the project.',
    },
  });
  expect(await shop.outbox()).toMatchObject([{ text: 'Hi Ann' }]);
});

describe('what a recipient reads', () => {
  it('is the message of its channel, and else the default message', async () => {
    const shop = await makeShop(world.ctx);
    await shop.send({
      Addresses: {
        'ann@example.com': { ChannelType: 'EMAIL' },
        '+14155550100': { ChannelType: 'SMS' },
        token: { ChannelType: 'GCM' },
      },
      MessageConfiguration: {
        DefaultMessage: { Body: 'For all' },
        EmailMessage: { FromAddress: 'shop@example.org' },
        SMSMessage: { Body: 'For phones', SenderId: 'SHOP', Keyword: 'SHOP_US' },
        DefaultPushNotificationMessage: { Title: 'For devices' },
        GCMMessage: { Sound: 'ping', CollapseKey: 'orders', IconReference: 'bag' },
      },
    });
    expect(await shop.outbox()).toMatchObject([
      { text: 'For phones', headers: { 'Sender-ID': 'SHOP' } },
      { text: 'For all', html: null, headers: { From: 'shop@example.org' } },
      {
        subject: 'For devices',
        text: 'For all',
        payload: { sound: 'ping', collapseKey: 'orders', options: { IconReference: 'bag' } },
      },
    ]);
  });

  it('is what the request says of this recipient alone', async () => {
    const shop = await makeShop(world.ctx);
    await shop.send({
      Addresses: {
        'a@example.com': {
          ChannelType: 'EMAIL',
          BodyOverride: 'Only {{name}}',
          TitleOverride: 'T',
        },
        'b@example.com': { ChannelType: 'EMAIL', Substitutions: { name: ['Bob'] } },
        token: { ChannelType: 'GCM', RawContent: '{"notification":{"title":"{{name}}"}}' },
      },
      MessageConfiguration: {
        EmailMessage: {
          SimpleEmail: { Subject: { Data: 'S' }, HtmlPart: { Data: '<p>{{name}}</p>' } },
        },
        DefaultMessage: { Body: 'x', Substitutions: { name: ['you'] } },
      },
    });
    expect(await shop.outbox()).toMatchObject([
      { subject: 'T', text: 'Only you', html: null },
      { subject: 'S', text: 'Bob', html: expect.stringMatching(/^<p>Bob<\/p>/) },
      { payload: { notification: { title: 'you' } } },
    ]);
  });

  it.each([
    [undefined, 'First'],
    ['1', 'First'],
    ['latest', 'Second'],
    ['2', 'Second'],
  ])('is the template, in version %s', async (Version, Subject) => {
    const { ctx } = world;
    const TemplateName = `welcome-${Version ?? 'active'}`;
    const body = (subject: string) => ({
      TemplateName,
      EmailTemplateRequest: { Subject: subject, TextPart: 'Dear {{name}}{{Attributes.plan}}' },
    });
    await createEmailTemplate(ctx, body('First'));
    await updateEmailTemplate(ctx, { ...body('Second'), CreateNewVersion: true });
    const shop = await makeShop(ctx, { ann: email('ann@example.com') });
    await shop.send({
      Endpoints: { ann: { Substitutions: { name: ['Ann'] } } },
      MessageConfiguration: { DefaultMessage: { Body: 'Not this' } },
      TemplateConfiguration: { EmailTemplate: { Name: TemplateName, Version } },
    });
    expect(await shop.outbox()).toMatchObject([{ subject: Subject, text: 'Dear Ann' }]);
  });

  it('carries the context of the request and of the recipient', async () => {
    const shop = await makeShop(world.ctx);
    await shop.send({
      Addresses: { token: { ChannelType: 'GCM', Context: { order: '7' } } },
      MessageConfiguration: { GCMMessage: { Body: 'Sent', Data: { screen: 'orders' } } },
      Context: { order: '0', shop: 'north' },
    });
    expect(await shop.outbox()).toMatchObject([
      { payload: { data: { screen: 'orders', pinpoint: '{"order":"7","shop":"north"}' } } },
    ]);
    expect(await shop.ledger()).toMatchObject([{ context: { order: '7', shop: 'north' } }]);
  });
});

it.each([
  [undefined, 'transactional'],
  ['TRANSACTIONAL' as const, 'transactional'],
  ['PROMOTIONAL' as const, 'marketing'],
])('takes a text of type %s for %s, and never an e-mail beside it', async (MessageType, type) => {
  const shop = await makeShop(world.ctx);
  await shop.send({
    Addresses: { '+14155550100': { ChannelType: 'SMS' }, 'a@b.io': { ChannelType: 'EMAIL' } },
    MessageConfiguration: { DefaultMessage: { Body: 'x' }, SMSMessage: { MessageType } },
  });
  expect(await shop.ledger()).toMatchObject([
    { channel_type: 'SMS', class: type },
    { channel_type: 'EMAIL', class: 'transactional' },
  ]);
});

it('sends nothing again when the same request comes twice', async () => {
  const shop = await makeShop(world.ctx, { ann: email('ann@example.com') });
  const request = {
    Endpoints: { ann: {} },
    Addresses: { 'bob@example.com': { ChannelType: 'EMAIL' as const } },
    MessageConfiguration: { EmailMessage: HELLO },
  };
  const first = await shop.send(request, 'once');
  expect(await shop.send(request, 'once')).toEqual(first);
  expect(await shop.outbox()).toHaveLength(2);
  await shop.send(request, 'twice');
  expect(await shop.outbox()).toHaveLength(4);
});

it('knows no project of another account', async () => {
  const { projectId } = await makeShop(world.ctx);
  const stranger = { ...world.ctx, account: '999999999999' };
  await expect(
    sendMessages(stranger, {
      ApplicationId: projectId,
      MessageRequest: { MessageConfiguration: {} },
    }),
  ).rejects.toMatchObject({ code: 'NotFound' });
});
