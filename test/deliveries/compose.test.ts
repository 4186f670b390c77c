import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  deliver,
  getOutboxMessage,
  listDeliveries,
  listOutboxMessages,
} from '../../src/deliveries/index.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import { createEmailTemplate, createPushTemplate } from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { addressOf, makeEndpoint, makeProject, request } from './sending-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const messageOf = async (ApplicationId: string, result: { deliveryId: string } | undefined) =>
  getOutboxMessage(world.ctx, { ApplicationId, MessageId: result?.deliveryId ?? '' });

it('renders an MJML template for each recipient, values escaped, defaults where there are none', async () => {
  const { ctx } = world;
  const project = await makeProject(ctx);
  await createEmailTemplate(ctx, {
    TemplateName: 'welcome',
    EmailTemplateRequest: {
      Subject: 'Hi {{Attributes.Name}} & all',
      HtmlPart:
        '<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{Attributes.Name}}</mj-text></mj-column></mj-section></mj-body></mjml>',
      DefaultSubstitutions: '{"Attributes.Name":"friend"}',
      Headers: [{ Name: 'X-For', Value: '{{Id}}' }],
    },
  });
  const content = { channel: 'EMAIL' as const, template: { name: 'welcome' } };
  const ann = await makeEndpoint(ctx, project, { id: 'ann', attributes: { Name: ['A<b>'] } });
  const bob = await makeEndpoint(ctx, project, { id: 'bob' });
  const results = await deliver(ctx, [
    request(project, ann, { content }),
    request(project, bob, { content }),
  ]);
  const [first, second] = await Promise.all(results.map((result) => messageOf(project, result)));
  expect(first?.Subject).toBe('Hi A<b> & all');
  expect(first?.Html).toContain('Dear A&lt;b&gt;</div>');
  expect(first?.Text).toBe('Dear A<b>');
  expect(first?.Headers).toMatchObject({ 'X-For': 'ann' });
  expect(second?.Text).toBe('Dear friend');
  expect(second?.Html).not.toContain('A&lt;b');
  const { Item } = await listDeliveries(ctx, { ApplicationId: project, EndpointId: 'ann' });
  expect(Item).toMatchObject([
    { TemplateName: 'welcome', TemplateVersion: '1', State: 'accepted' },
  ]);
});

describe('messages that can not be made', () => {
  it.each([
    ['TEMPLATE_NOT_FOUND', { channel: 'EMAIL' as const, template: { name: 'none' } }],
    ['TEMPLATE_NOT_FOUND', { channel: 'EMAIL' as const, template: { name: 'none', version: 'x' } }],
    ['RENDERING_FAILED', { channel: 'EMAIL' as const, html: '{{add "x" 1}}' }],
    ['NO_MESSAGE_FOR_CHANNEL', { channel: 'EMAIL' as const, subject: 'no body' }],
    [
      'MESSAGE_NOT_VALID',
      { channel: 'EMAIL' as const, text: 'x', subject: 'a\r\nBcc: b@example.com' },
    ],
    ['MESSAGE_NOT_VALID', { channel: 'EMAIL' as const, text: 'x', from: 'a@b.c\nX: y' }],
    ['MESSAGE_NOT_VALID', { channel: 'EMAIL' as const, text: 'nul \0' }],
  ])('%s: %j', async (reason, content) => {
    const { ctx } = world;
    const project = await makeProject(ctx);
    const ann = await makeEndpoint(ctx, project, { id: 'ann' });
    const ok = await makeEndpoint(ctx, project, { id: 'ok' });
    expect(
      await deliver(ctx, [request(project, ann, { content }), request(project, ok)]),
    ).toMatchObject([{ state: 'refused', reason }, { state: 'accepted' }]);
  });

  it('refuses without a sender and where the channel is off', async () => {
    const { ctx } = world;
    const project = await makeProject(ctx);
    const ann = await makeEndpoint(ctx, project, { id: 'ann' });
    await ctx.db('channels').where({ project_id: project, type: 'EMAIL' }).update({ config: {} });
    expect(await deliver(ctx, [request(project, ann)])).toMatchObject([
      { reason: 'NO_FROM_ADDRESS' },
    ]);
    await ctx
      .db('channels')
      .where({ project_id: project, type: 'EMAIL' })
      .update({ enabled: false });
    expect(await deliver(ctx, [request(project, ann, { key: '2' })])).toMatchObject([
      { reason: 'CHANNEL_DISABLED' },
    ]);
  });
});

describe('push', () => {
  let templates = 0;
  const push = async (
    template: Parameters<typeof createPushTemplate>[1]['PushNotificationTemplateRequest'],
    value: string,
  ) => {
    const { ctx } = world;
    const project = await makeProject(ctx);
    templates += 1;
    const name = `push-${templates}`;
    await createPushTemplate(ctx, {
      TemplateName: name,
      PushNotificationTemplateRequest: template,
    });
    const [result] = await deliver(ctx, [
      request(project, addressOf('GCM', 'token-1'), {
        content: { channel: 'PUSH', template: { name }, substitutions: [{ v: [value] }] },
      }),
    ]);
    expect(result?.state).toBe('accepted');
    const payload: unknown = JSON.parse((await messageOf(project, result)).Payload ?? 'null');
    return payload;
  };

  it('takes the parts of the service before the common ones', async () => {
    expect(
      await push(
        { Default: { Title: 'T', Body: 'all' }, GCM: { Body: '{{v}}' }, APNS: { Body: 'apple' } },
        'hi & bye',
      ),
    ).toEqual({ title: 'T', body: 'hi & bye' });
  });

  it('puts values into raw JSON so that none can end a string early', async () => {
    const evil = '","admin":"yes';
    expect(await push({ GCM: { RawContent: '{"data":{"v":"{{v}}"}}', Body: 'b' } }, evil)).toEqual({
      data: { v: evil },
    });
  });
});

describe('lists', () => {
  it('give every delivery and every message once, the newest first', async () => {
    const { ctx } = world;
    const project = await makeProject(ctx);
    for (let index = 0; index < 3; index += 1) {
      const endpoint = await makeEndpoint(ctx, project, { id: `e${index}` });
      await deliver(ctx, [request(project, endpoint)]);
    }
    const gone = await makeEndpoint(ctx, project, { id: 'gone', optOut: 'ALL' });
    await deliver(ctx, [request(project, gone)]);

    const ask = { ApplicationId: project, PageSize: '2' };
    const first = await listDeliveries(ctx, ask);
    const rest = await listDeliveries(ctx, { ...ask, Token: first.NextToken });
    expect([...first.Item, ...rest.Item].map((item) => item.EndpointId)).toEqual([
      'gone',
      'e2',
      'e1',
      'e0',
    ]);
    expect(rest.NextToken).toBeUndefined();
    const refused = await listDeliveries(ctx, { ApplicationId: project, State: 'refused' });
    expect(refused.Item).toMatchObject([{ EndpointId: 'gone', Reason: 'OPTED_OUT' }]);

    const outbox = await listOutboxMessages(ctx, ask);
    const more = await listOutboxMessages(ctx, { ...ask, Token: outbox.NextToken });
    expect([...outbox.Item, ...more.Item].map((item) => item.EndpointId)).toEqual([
      'e2',
      'e1',
      'e0',
    ]);
    expect(await listOutboxMessages(ctx, { ...ask, ChannelType: 'SMS' })).toEqual({ Item: [] });
  });

  it('refuse a wrong state and a foreign token, and show nothing of another project', async () => {
    const { ctx } = world;
    const project = await makeProject(ctx);
    const ann = await makeEndpoint(ctx, project, { id: 'ann' });
    const [result] = await deliver(ctx, [request(project, ann)]);
    await expect(listDeliveries(ctx, { ApplicationId: project, State: 'lost' })).rejects.toThrow(
      'expected one of',
    );
    const Token = Buffer.from('["x"]').toString('base64url');
    await expect(listOutboxMessages(ctx, { ApplicationId: project, Token })).rejects.toBeInstanceOf(
      ValidationError,
    );
    const other = await makeProject(ctx);
    await expect(messageOf(other, result)).rejects.toBeInstanceOf(NotFoundError);
    await expect(messageOf(project, { deliveryId: 'x' })).rejects.toBeInstanceOf(NotFoundError);
    expect((await listDeliveries(ctx, { ApplicationId: other })).Item).toEqual([]);
    const stranger = { ...ctx, account: 'stranger' };
    await expect(listDeliveries(stranger, { ApplicationId: project })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });
});
