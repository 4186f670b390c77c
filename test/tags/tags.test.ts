import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import { createJourney, getJourney } from '../../src/journeys/index.ts';
import { createApp, getApp } from '../../src/projects/index.ts';
import { createSegment, getSegment } from '../../src/segments/index.ts';
import { listTagsForResource, tagResource, untagResource } from '../../src/tags/index.ts';
import { createSmsTemplate, getSmsTemplate } from '../../src/templates/index.ts';
import { campaignProject } from '../campaigns/campaign-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ctx: Ctx;
let ApplicationId: string;
let app: string;
beforeAll(async () => {
  world = await testWorld();
  ctx = world.ctx;
});
afterAll(() => world.close());
beforeEach(async () => {
  const made = await createApp(ctx, { CreateApplicationRequest: { Name: 'Shop' } });
  ({ Id: ApplicationId, Arn: app } = made);
});

const tag = (ResourceArn: string, tags: Record<string, string>, as = ctx) =>
  tagResource(as, { ResourceArn, TagsModel: { tags } });
const untag = (ResourceArn: string, ...TagKeys: string[]) =>
  untagResource(ctx, { ResourceArn, TagKeys });
const list = async (ResourceArn: string, as = ctx) =>
  (await listTagsForResource(as, { ResourceArn })).tags;

/** One resource of each kind that can have tags, with how it shows itself. */
const makers = {
  async app() {
    return { arn: app, show: () => getApp(ctx, { ApplicationId }) };
  },
  async segment() {
    const { Id: SegmentId, Arn } = await createSegment(ctx, {
      ApplicationId,
      WriteSegmentRequest: { Name: 'All', tags: { old: 'stays' } },
    });
    return { arn: Arn, show: () => getSegment(ctx, { ApplicationId, SegmentId }) };
  },
  async journey() {
    const { Id: JourneyId } = await createJourney(ctx, {
      ApplicationId,
      WriteJourneyRequest: { Name: 'Welcome' },
    });
    const show = () => getJourney(ctx, { ApplicationId, JourneyId });
    return { arn: `${app}/journeys/${JourneyId}`, show };
  },
  async campaign() {
    const { create, get, mail } = await campaignProject(ctx);
    const { Id, Arn } = await create({ ...mail, tags: { old: 'stays' } });
    return { arn: Arn, show: () => get(Id) };
  },
  async template() {
    const TemplateName = `t${ApplicationId}`;
    const SMSTemplateRequest = { Body: 'Hi', tags: { old: 'stays' } };
    const { Arn = '' } = await createSmsTemplate(ctx, { TemplateName, SMSTemplateRequest });
    return { arn: Arn, show: () => getSmsTemplate(ctx, { TemplateName }) };
  },
};

describe.each(Object.entries(makers))('the tags of one %s', (kind, make) => {
  it('are added, replaced and taken away, and shown by the resource itself', async () => {
    const { arn, show } = await make();
    const before = kind === 'app' || kind === 'journey' ? {} : { old: 'stays' };
    expect(await list(arn)).toEqual(before);
    await tag(arn, { team: 'growth', stage: '' });
    await tag(arn, { stage: 'prod', "it's": '{"a":1}' });
    const all = { ...before, team: 'growth', stage: 'prod', "it's": '{"a":1}' };
    expect(await list(arn)).toEqual(all);
    expect((await show()).tags).toEqual(all);
    await untag(arn, 'team', "it's", 'never there');
    expect((await show()).tags).toEqual({ ...before, stage: 'prod' });
  });
});

it('counts the tags that are there already, and takes all or none', async () => {
  const many = (count: number, name: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, 'x']));
  await tag(app, many(49, 'a'));
  await expect(tag(app, many(2, 'b'))).rejects.toThrow('tags has 51 tags: expected at most 50');
  await tag(app, { a0: 'again', b0: 'the 50th' });
  expect(Object.keys(await list(app))).toHaveLength(50);
});

it.each([
  [{ ['k'.repeat(129)]: 'v' }, 'expected 1 to 128 characters'],
  [{ '': 'v' }, 'has the key ""'],
  [{ k: 'v'.repeat(257) }, 'tags.k is not valid: expected at most 256 characters'],
])('refuses tag %#', async (tags, message) => {
  const ask = tag(app, tags);
  await expect(ask).rejects.toBeInstanceOf(ValidationError);
  await expect(ask).rejects.toThrow(message);
  expect(await list(app)).toEqual({});
});

it('loses no tag when many are added at the same time', async () => {
  await Promise.all(Array.from({ length: 8 }, (_, index) => tag(app, { [`k${index}`]: 'v' })));
  expect(Object.keys(await list(app))).toHaveLength(8);
});

describe('what is not found', () => {
  const absent = '0'.repeat(32);
  it.each([
    ['an app that is not there', () => app.replace(ApplicationId, absent)],
    ['a segment that is not there', () => `${app}/segments/${absent}`],
    ['a template of another type', () => app.replace(/apps.*/, 'templates/none/EMAIL')],
    ['a thing that has no tags', () => `${app}/channels/email`],
    ['the app behind another account number', () => app.replace(/:\d*:apps/, ':999999999999:apps')],
    ['the app in another region', () => app.replace('us-east-1', 'eu-west-1')],
    ['a resource of another service', () => 'arn:aws:s3:::bucket'],
    ['an ARN with more behind it', () => `${app}/segments/${absent}/x`],
  ])('%s', async (_what, arn) => {
    for (const ask of [() => list(arn()), () => tag(arn(), { a: 'b' }), () => untag(arn(), 'a')]) {
      await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
    }
    expect(await list(app)).toEqual({});
  });

  it("another account's resource, under its own ARN and under ours", async () => {
    const stranger = { ...ctx, account: '999999999999' };
    const { arn: segment } = await makers.segment();
    const { arn: template } = await makers.template();
    for (const theirs of [app, segment, template]) {
      for (const arn of [theirs, theirs.replace(/:\d*:(apps|templates)/, ':999999999999:$1')]) {
        await expect(list(arn, stranger)).rejects.toBeInstanceOf(NotFoundError);
        await expect(tag(arn, { a: 'b' }, stranger)).rejects.toBeInstanceOf(NotFoundError);
      }
    }
    expect(await list(segment)).toEqual({ old: 'stays' });
  });

  it('a text that is no ARN is refused with the form that is expected', async () => {
    await expect(list('apps/x')).rejects.toThrow(
      'resource-arn is "apps/x": expected arn:aws:mobiletargeting:us-east-1:',
    );
  });
});

describe('a key that begins with aws:', () => {
  it.each(['aws:owner', 'AWS:cloudformation:stack-name'])('is reserved: %s', async (key) => {
    await expect(tag(app, { [key]: 'x' })).rejects.toThrow(
      `tags has the key "${key}": keys that begin with aws: are reserved`,
    );
    const CreateApplicationRequest = { Name: 'x', tags: { [key]: 'x' } };
    await expect(createApp(ctx, { CreateApplicationRequest })).rejects.toThrow('are reserved');
  });

  it('that a resource has from earlier keeps nobody from adding others, or from taking it', async () => {
    const tags = { 'aws:old': 'x' };
    await ctx.db('projects').where({ id: ApplicationId }).update({ tags });
    await tag(app, { team: 'shop' });
    expect(await list(app)).toEqual({ 'aws:old': 'x', team: 'shop' });
    await untag(app, 'aws:old');
    expect(await list(app)).toEqual({ team: 'shop' });
  });
});
