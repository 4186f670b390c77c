import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { updateEndpoint } from '../../../src/endpoints/index.ts';
import { recordEvents } from '../../../src/events/index.ts';
import * as journeys from '../../../src/journeys/index.ts';
import { at } from '../../support/runs.ts';
import { paths, welcomeProject, type WelcomeProject } from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { beginWith } from '../sending-project.ts';
import { peopleOf, publishOn, refusalsOf } from './other-journeys.ts';
import { eventsOf } from './own-steps.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
let accounts = 852_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
});

async function begin(SendEvent: object, rest: object = {}) {
  const { journeyId, people } = await beginWith(world.ctx, project, {
    StartActivity: 'tell',
    Activities: { tell: { SendEvent: { EventType: 'Done', ...SendEvent } }, ...rest },
  });
  const [ann] = people;
  if (!ann) throw new Error('ann did not enter');
  const go = (ctx = world.ctx) => journeys.advance(ctx, ann, { visit: 0 });
  const path = async () => Object.values(await paths(world.ctx, project.projectId, journeyId))[0];
  return { ann, go, path };
}
const stored = () => eventsOf(world.ctx, project.projectId, 'Done');

it('stores an event of an active endpoint, with what it renders', async () => {
  await updateEndpoint(world.ctx, {
    ApplicationId: project.projectId,
    EndpointId: 'ann-email',
    EndpointRequest: { EndpointStatus: 'INACTIVE' },
  });
  const { go, path } = await begin({
    Attributes: { who: '{{User.UserId}}', what: 'welcome' },
    Metrics: { steps: 3 },
  });
  await go();
  expect(await stored()).toEqual([
    {
      endpoint_id: 'ann-phone',
      attributes: { who: 'ann', what: 'welcome' },
      metrics: { steps: 3 },
    },
  ]);
  expect(await path()).toEqual(['tell:SENT']);
});

it('stores it once, however often and by however many it is tried', async () => {
  const { go } = await begin(
    { NextActivity: 'pause', Attributes: { one: '{{uuid}}' } },
    {
      pause: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
    },
  );
  await Promise.allSettled([go(), go(), go()]);
  await go(at(world.ctx, new Date(Date.now() + 5000)));
  expect(await stored()).toHaveLength(1);
});

it('lets the endpoint into journeys that such events start, and splits see it', async () => {
  const other = await publishOn(world.ctx, project, 'Done');
  const asks = {
    ConditionalSplit: {
      Condition: {
        Conditions: [
          {
            EventCondition: {
              Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['Done'] } },
            },
          },
        ],
      },
    },
  };
  const { go, path } = await begin({ NextActivity: 'split' }, { split: asks });
  await go();
  await journeys.takeTriggers(world.deps);
  expect(await peopleOf(world.ctx, project.projectId, other.journeyId)).toEqual(['ann-email']);
  expect(await path()).toEqual(['tell:SENT', 'split:Branch_TRUE']);
});

it('goes on with the reason where the event can not be made', async () => {
  await updateEndpoint(world.ctx, {
    ApplicationId: project.projectId,
    EndpointId: 'ann-email',
    EndpointRequest: { Attributes: { Long: ['x'.repeat(100)] } },
  });
  const long = '{{Attributes.Long.[0]}}';
  const text = { SMS: { TemplateName: 'hello' } };
  const { go, path } = await begin(
    { Attributes: { all: long + long + long }, NextActivity: 'text' },
    { text },
  );
  await go();
  expect(await path()).toEqual(['tell:REFUSED', 'text:SUCCESS']);
  expect(await stored()).toEqual([]);
});

it('sends nothing for who was cancelled meanwhile', async () => {
  const { ann, go } = await begin({});
  // As if the cancellation came while the step before was being done.
  const { ctx } = world;
  await ctx
    .db('participants')
    .where({ project_id: ann.projectId, id: ann.participantId })
    .update({ state: 'cancelled' });
  await go();
  expect(await stored()).toEqual([]);
});

it('a journey that starts itself by its event does so ten times in a row', async () => {
  const { journeyId } = await publishOn(world.ctx, project, 'Again', {
    StartActivity: 'tell',
    Activities: { tell: { SendEvent: { EventType: 'Again' } } },
  });
  const first = { endpointId: 'ann-email', id: 'first', type: 'Again', at: new Date() };
  await recordEvents(world.ctx, project.projectId, [{ ...first, attributes: {}, metrics: {} }]);
  const before = world.orchestrator.calls.length;
  for (let seen = before; ;) {
    await journeys.takeTriggers(world.deps);
    const calls = world.orchestrator.calls.slice(seen);
    seen += calls.length;
    const started = calls.flatMap((call) =>
      call.name === 'startParticipants' ? call.args[1] : [],
    );
    if (started.length === 0) break;
    for (const person of started) await journeys.advance(world.ctx, person, { visit: 0 });
  }
  expect(await peopleOf(world.ctx, project.projectId, journeyId)).toHaveLength(11);
  expect(await refusalsOf(world.ctx, project.projectId, journeyId)).toEqual([
    'JOURNEY_CHAIN_EXCEEDED',
  ]);
});
