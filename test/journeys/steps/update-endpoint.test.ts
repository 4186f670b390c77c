import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deleteEndpoint, updateEndpoint } from '../../../src/endpoints/index.ts';
import * as journeys from '../../../src/journeys/index.ts';
import { paths, welcomeProject, type WelcomeProject } from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { beginWith } from '../sending-project.ts';
import { attributesOf } from './own-steps.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
let accounts = 850_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
});

type Step = object;
const split = (name: string, value: string): Step => ({
  ConditionalSplit: {
    Condition: {
      Conditions: [
        {
          SegmentDimensions: {
            Attributes: { [name]: { AttributeType: 'INCLUSIVE', Values: [value] } },
          },
        },
      ],
    },
  },
});

async function through(first: Step, rest: Record<string, Step> = {}) {
  const { journeyId, people } = await beginWith(world.ctx, project, {
    StartActivity: 'change',
    Activities: { change: { UpdateEndpoint: first }, ...rest },
  });
  const [ann] = people;
  if (!ann) throw new Error('ann did not enter');
  const go = async () => {
    await journeys.advance(world.ctx, ann, { visit: 0 });
    return Object.values(await paths(world.ctx, project.projectId, journeyId))[0];
  };
  return { ann, go };
}
const set = (EndpointId: string, EndpointRequest: object) =>
  updateEndpoint(world.ctx, { ApplicationId: project.projectId, EndpointId, EndpointRequest });
const attributes = (id: string) => attributesOf(world.ctx, project.projectId, id);

it('sets, renders and removes attributes of every endpoint and of the user, and the next step sees it', async () => {
  await set('ann-email', { Attributes: { Old: ['x'], Kept: ['y'] }, User: { UserId: 'ann' } });
  const { go } = await through(
    {
      Attributes: { Stage: ['welcomed'], Old: [], Via: ['{{ChannelType}}'] },
      UserAttributes: { Seen: ['{{User.UserId}} came', 'twice'] },
      NextActivity: 'split',
    },
    { split: split('Stage', 'welcomed') },
  );
  expect(await go()).toEqual(['change:UPDATED', 'split:Branch_TRUE']);
  expect(await attributes('ann-email')).toMatchObject({
    own: { Stage: ['welcomed'], Kept: ['y'], Via: ['EMAIL'] },
    ofUser: { Member: ['yes'], Seen: ['ann came', 'twice'] },
  });
  expect((await attributes('ann-email')).own).not.toHaveProperty('Old');
  expect((await attributes('ann-phone')).own).toEqual({ Stage: ['welcomed'], Via: ['SMS'] });
});

it('is not done again by an attempt that is', async () => {
  await set('ann-email', { Attributes: { Times: ['I'] } });
  const { ann, go } = await through(
    { Attributes: { Times: ['{{Attributes.Times.[0]}}I'] }, NextActivity: 'pause' },
    { pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } } },
  );
  await Promise.all([go(), go()].map((one) => one.catch(() => undefined)));
  await journeys.advance(world.ctx, ann, { visit: 0 });
  expect((await attributes('ann-email')).own).toEqual({ Times: ['II'] });
});

it('leaves alone who is inactive or gone, and the rest of the endpoint', async () => {
  await set('ann-email', { EndpointStatus: 'INACTIVE', OptOut: 'ALL' });
  const { go } = await through({ Attributes: { Stage: ['done'] } });
  await deleteEndpoint(world.ctx, { ApplicationId: project.projectId, EndpointId: 'ann-phone' });
  expect(await go()).toEqual(['change:UPDATED']);
  expect(await attributes('ann-email')).toMatchObject({
    own: { Stage: ['done'] },
    status: 'INACTIVE',
  });
  await expect(attributes('ann-phone')).rejects.toMatchObject({ code: 'NotFound' });
});

it('says why it could not, and the participant goes on', async () => {
  await set('ann-email', { Attributes: { Long: ['x'.repeat(99)] } });
  const text = { SMS: { TemplateName: 'hello' } };
  const tooLong = await through(
    { Attributes: { Copy: ['{{Attributes.Long.[0]}} and more'] }, NextActivity: 'text' },
    { text },
  );
  expect(await tooLong.go()).toEqual(['change:REFUSED', 'text:SUCCESS']);
  expect((await attributes('ann-email')).own).not.toHaveProperty('Copy');
});

it('passes by who has no endpoint any more', async () => {
  const { go } = await through({ Attributes: { Stage: ['done'] } });
  for (const EndpointId of ['ann-email', 'ann-phone']) {
    await deleteEndpoint(world.ctx, { ApplicationId: project.projectId, EndpointId });
  }
  expect(await go()).toEqual(['change:NO_ENDPOINT']);
});

it('gives no value where a template prints nothing', async () => {
  await set('ann-email', { Attributes: { Nick: ['Annie'], Stage: ['old'] } });
  const { go } = await through({ Attributes: { Stage: ['{{Attributes.Missing}}'] } });
  expect(await go()).toEqual(['change:UPDATED']);
  expect((await attributes('ann-email')).own).toEqual({ Nick: ['Annie'] });
});
