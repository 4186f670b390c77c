import { afterAll, beforeAll, expect, it } from 'vitest';
import { testWorld, type TestWorld } from '../support/world.ts';
import { makeShop } from './shop.ts';

let world: TestWorld;
let shop: Awaited<ReturnType<typeof makeShop>>;
beforeAll(async () => {
  world = await testWorld();
  shop = await makeShop(world.ctx);
});
afterAll(() => world.close());

const ANN = { 'ann@example.com': { ChannelType: 'EMAIL' as const } };
const HELLO = { DefaultMessage: { Body: 'Hello' } };
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}`, {}]));

it.each([
  ['no recipient', {}, 'Addresses and Endpoints have 0 recipients: expected 1 to 100'],
  [
    '101 recipients',
    { Addresses: ANN, Endpoints: many(100) },
    'Addresses and Endpoints have 101 recipients: expected 1 to 100',
  ],
  [
    'an address without its channel',
    { Addresses: { 'a@b.io': {} } },
    'Addresses["a@b.io"].ChannelType is required',
  ],
  [
    'an endpoint id that can not be one',
    { Endpoints: { ['x'.repeat(257)]: {} } },
    /^A key of Endpoints is "x+": expected 1 to 256 characters$/,
  ],
  [
    'no message at all',
    { Addresses: ANN, MessageConfiguration: {} },
    /^MessageConfiguration and TemplateConfiguration are both empty/,
  ],
  [
    'a template without a name',
    { Addresses: ANN, TemplateConfiguration: { SMSTemplate: { Version: '1' } } },
    'TemplateConfiguration.SMSTemplate.Name is required',
  ],
  [
    'voice',
    { Addresses: ANN, MessageConfiguration: { VoiceMessage: { Body: 'Hi' } } },
    /^MessageConfiguration.VoiceMessage is not offered yet/,
  ],
  [
    'an in-app template',
    { Addresses: ANN, TemplateConfiguration: { InAppTemplate: { Name: 'x' } } },
    /^TemplateConfiguration.InAppTemplate is not offered yet/,
  ],
  [
    'a raw e-mail',
    {
      Addresses: ANN,
      MessageConfiguration: { EmailMessage: { RawEmail: { Data: 'AAAA' } } },
    },
    /^MessageConfiguration.EmailMessage.RawEmail can't be sent here/,
  ],
  [
    'a header that would add recipients',
    {
      Addresses: ANN,
      MessageConfiguration: {
        EmailMessage: { SimpleEmail: { Headers: [{ Name: 'Bcc', Value: 'eve@example.com' }] } },
      },
    },
    'MessageConfiguration.EmailMessage.SimpleEmail.Headers[0].Name is "Bcc": this header is set by the service',
  ],
  [
    'a place for bounces that is none',
    {
      Addresses: ANN,
      MessageConfiguration: { EmailMessage: { FeedbackForwardingAddress: 'Bo <b@b.io>' } },
    },
    /FeedbackForwardingAddress is "Bo <b@b.io>": expected an e-mail address without a name$/,
  ],
])('refuses %s, by the name of the member', async (_what, request, message) => {
  await expect(shop.send({ MessageConfiguration: HELLO, ...request })).rejects.toMatchObject({
    code: 'Validation',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});

it('tells everything that is wrong at once', async () => {
  const request = { MessageConfiguration: { VoiceMessage: {} }, Endpoints: {} };
  await expect(shop.send(request)).rejects.toThrow(/VoiceMessage.*; .*0 recipients/);
});

it('refuses more than 100 users, and none', async () => {
  for (const [Users, count] of [
    [many(101), 101],
    [{}, 0],
  ] as const) {
    await expect(shop.sendUsers({ Users, MessageConfiguration: HELLO })).rejects.toThrow(
      `Users have ${count} recipients: expected 1 to 100`,
    );
  }
});

it('leaves no row behind', async () => {
  expect(await shop.ledger()).toEqual([]);
});
