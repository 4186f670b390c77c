import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliver } from '../../src/deliveries/index.ts';
import { createPushTemplate } from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { makeEndpoint, makeProject, request } from './sending-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
  await createPushTemplate(world.ctx, {
    TemplateName: 'sale',
    PushNotificationTemplateRequest: {
      Default: { Action: 'OPEN_APP', Title: 'Sale', Body: 'for everybody' },
      APNS: { Action: 'DEEP_LINK', Body: 'for {{Id}} with Apple', Sound: 'bell', Url: 'shop://' },
      ADM: { Action: 'OPEN_APP', Body: 'for {{Id}} with Amazon' },
      Baidu: { Action: 'OPEN_APP', Body: 'for {{Id}} with Baidu' },
    },
  });
});
afterAll(() => world.close());

it.each([
  ['APNS', 'with Apple'],
  ['APNS_SANDBOX', 'with Apple'],
  ['APNS_VOIP', 'with Apple'],
  ['APNS_VOIP_SANDBOX', 'with Apple'],
  ['ADM', 'with Amazon'],
  ['BAIDU', 'with Baidu'],
] as const)('an endpoint of %s gets the part of the template that is %s', async (type, ending) => {
  const { ctx } = world;
  const project = await makeProject(ctx);
  const ann = await makeEndpoint(ctx, project, { id: 'ann', channelType: type, address: 'token' });
  const content = { channel: 'PUSH', template: { name: 'sale' } } as const;

  const [off] = await deliver(ctx, [request(project, ann, { key: 'before', content })]);
  expect(off).toMatchObject({ state: 'refused', reason: 'CHANNEL_DISABLED' });

  await ctx.db('channels').insert({ project_id: project, type, modified_by: 'test' });
  const [sent] = await deliver(ctx, [request(project, ann, { key: 'after', content })]);
  expect(sent?.state).toBe('accepted');
  expect(await ctx.db('outbox_messages').where({ project_id: project })).toMatchObject([
    {
      delivery_id: sent?.deliveryId,
      channel_type: type,
      address: 'token',
      subject: 'Sale',
      text: `for ann ${ending}`,
    },
  ]);
});
