import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testWorld, type TestWorld } from '../support/world.ts';
import { email, makeShop } from './shop.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const MESSAGE = { MessageConfiguration: { DefaultMessage: { Body: 'Hello' } } };

describe('an endpoint that gets nothing', () => {
  it.each([
    ['has opted out', { OptOut: 'ALL' }, 'OPT_OUT', 400, 'OPTED_OUT: The recipient has opted out'],
    [
      'is inactive',
      { EndpointStatus: 'INACTIVE' },
      'PERMANENT_FAILURE',
      410,
      'ENDPOINT_INACTIVE: The endpoint is inactive.',
    ],
    ['has a wrong address', { Address: 'a@b@c' }, 'PERMANENT_FAILURE', 400, 'INVALID_ADDRESS: '],
    [
      'is on a channel that is off',
      { ChannelType: 'APNS', Address: 'token' },
      'PERMANENT_FAILURE',
      400,
      'CHANNEL_DISABLED: The channel is not enabled in the project.',
    ],
    [
      'is on a channel nothing is sent to yet',
      { ChannelType: 'VOICE', Address: '+14155550100' },
      'PERMANENT_FAILURE',
      400,
      'CHANNEL_NOT_OFFERED: Messages of this channel are not offered yet.',
    ],
  ] as const)('because it %s is told so', async (_what, given, status, code, sentence) => {
    const shop = await makeShop(world.ctx, { ann: email('ann@example.com', given) });
    const { EndpointResult } = await shop.send({ Endpoints: { ann: {} }, ...MESSAGE });
    expect(EndpointResult?.ann).toMatchObject({ DeliveryStatus: status, StatusCode: code });
    expect(EndpointResult?.ann?.StatusMessage).toContain(sentence);
    expect(await shop.outbox()).toEqual([]);
    expect(await shop.ledger()).toMatchObject([
      { id: EndpointResult?.ann?.MessageId, state: 'refused', endpoint_id: 'ann' },
    ]);
  });
});

describe('a recipient the message can not be made for', () => {
  it.each([
    [
      'an e-mail says nothing to a phone',
      { EmailMessage: { Body: 'x' } },
      'NO_MESSAGE_FOR_CHANNEL',
    ],
    ['a text that does not render', { SMSMessage: { Body: '{{#if}}' } }, 'RENDERING_FAILED'],
    ['a text of 1,601 characters', { SMSMessage: { Body: 'x'.repeat(1601) } }, 'MESSAGE_NOT_VALID'],
  ])('%s', async (_what, MessageConfiguration, reason) => {
    const shop = await makeShop(world.ctx);
    const { Result } = await shop.send({
      Addresses: { '+14155550100': { ChannelType: 'SMS' } },
      MessageConfiguration,
    });
    expect(Result?.['+14155550100']).toMatchObject({
      DeliveryStatus: 'PERMANENT_FAILURE',
      StatusMessage: expect.stringMatching(new RegExp(`^${reason}: `)),
    });
    expect(await shop.ledger()).toMatchObject([{ state: 'refused', reason }]);
  });

  it('a template that does not exist is named', async () => {
    const shop = await makeShop(world.ctx);
    const { Result } = await shop.send({
      Addresses: { 'a@b.io': { ChannelType: 'EMAIL' } },
      MessageConfiguration: {},
      TemplateConfiguration: { EmailTemplate: { Name: 'gone', Version: '3' } },
    });
    expect(Result?.['a@b.io']?.StatusMessage).toMatch(/^TEMPLATE_NOT_FOUND: .*version 3 .*"gone"/);
  });
});

describe('an address that is in the request twice', () => {
  it('gets the message once, however it is spelled', async () => {
    const shop = await makeShop(world.ctx, { ann: email('ann@example.com') });
    const answer = await shop.send({
      Endpoints: { ann: {} },
      Addresses: {
        'Ann@Example.com': { ChannelType: 'EMAIL' },
        '+1 (415) 555-0100': { ChannelType: 'SMS' },
        '+14155550100': { ChannelType: 'SMS' },
      },
      ...MESSAGE,
    });
    expect(answer.EndpointResult?.ann?.DeliveryStatus).toBe('SUCCESSFUL');
    expect(answer.Result).toMatchObject({
      'Ann@Example.com': {
        DeliveryStatus: 'DUPLICATE',
        StatusCode: 400,
        StatusMessage: 'DUPLICATE: The same address is in the request more than once.',
      },
      '+1 (415) 555-0100': { DeliveryStatus: 'SUCCESSFUL' },
      '+14155550100': { DeliveryStatus: 'DUPLICATE' },
    });
    expect(await shop.outbox()).toHaveLength(2);
    expect(await shop.ledger()).toHaveLength(4);
  });

  it('does not get round an opt-out that way', async () => {
    const shop = await makeShop(world.ctx, { ann: email('ann@example.com', { OptOut: 'ALL' }) });
    const answer = await shop.send({
      Addresses: { 'ann@example.com': { ChannelType: 'EMAIL' } },
      Endpoints: { ann: {} },
      ...MESSAGE,
    });
    expect(answer.EndpointResult?.ann?.DeliveryStatus).toBe('OPT_OUT');
    expect(await shop.outbox()).toEqual([]);
  });

  it('is reached through the active one of two endpoints', async () => {
    const shop = await makeShop(world.ctx, {
      old: email('ann@example.com'),
      recent: email('ann@example.com'),
    });
    const { EndpointResult } = await shop.send({ Endpoints: { old: {}, recent: {} }, ...MESSAGE });
    expect(EndpointResult).toMatchObject({
      old: { StatusCode: 410 },
      recent: { DeliveryStatus: 'SUCCESSFUL' },
    });
  });
});

it('is a temporary failure when the mail server is away', async () => {
  const settings = { ...world.ctx.settings, smtpUrl: 'smtp://127.0.0.1:1' };
  const shop = await makeShop({ ...world.ctx, settings });
  const { Result } = await shop.send({
    Addresses: { 'a@b.io': { ChannelType: 'EMAIL' } },
    ...MESSAGE,
  });
  expect(Result?.['a@b.io']).toMatchObject({
    DeliveryStatus: 'TEMPORARY_FAILURE',
    StatusCode: 503,
    StatusMessage: expect.stringMatching(/^PROVIDER_UNAVAILABLE: /),
  });
});
