import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { updateEndpoint } from '../../../src/endpoints/index.ts';
import * as journeys from '../../../src/journeys/index.ts';
import { enterAll, runOf } from '../../support/runs.ts';
import { paths, welcomeProject, type WelcomeProject } from '../../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../../support/world.ts';
import { beginWith, publishWith } from '../sending-project.ts';
import { PAUSE, peopleOf, publishOn, refusalsOf } from './other-journeys.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
let accounts = 853_000_000_000;
beforeEach(async () => {
  world = { ...world, ctx: { ...world.ctx, account: String((accounts += 1)) } };
  project = await welcomeProject(world.ctx, ['ann']);
});

/** A journey that starts another one, and its one participant, who is the user ann. */
async function begin(JourneyId: string, rest: { NextActivity?: string } = {}) {
  const { journeyId, people } = await beginWith(world.ctx, project, {
    StartActivity: 'start',
    Activities: {
      start: { StartJourney: { JourneyId, ...rest } },
      ...(rest.NextActivity && PAUSE),
    },
  });
  const [ann] = people;
  if (!ann) throw new Error('ann did not enter');
  const go = async () => {
    await journeys.advance(world.ctx, ann, { visit: 0 });
    return Object.values(await paths(world.ctx, project.projectId, journeyId))[0];
  };
  return { journeyId, go };
}
const goOn = { NextActivity: 'pause' };
const inside = (journeyId: string) => peopleOf(world.ctx, project.projectId, journeyId);
const refused = (journeyId: string) => refusalsOf(world.ctx, project.projectId, journeyId);
const state = (JourneyId: string, State: 'PAUSED' | 'CANCELLED') =>
  journeys.updateJourneyState(world.ctx, {
    ApplicationId: project.projectId,
    JourneyId,
    JourneyStateRequest: { State },
  });

describe('a step that starts a journey', () => {
  it('lets each endpoint into one that events start, and starts their workflows', async () => {
    const other = await publishOn(world.ctx, project, 'Bought');
    const { go } = await begin(other.journeyId, goOn);
    expect(await go()).toEqual(['start:STARTED']);
    expect((await inside(other.journeyId)).sort()).toEqual(['ann-email', 'ann-phone']);
    const started = world.orchestrator.calls.flatMap((call) =>
      call.name === 'startParticipants' ? call.args[1] : [],
    );
    expect(started.filter(({ runId }) => runId === other.runId)).toHaveLength(2);
  });

  it('lets them in once, however often it is tried', async () => {
    const other = await publishOn(world.ctx, project, 'Bought');
    const { go } = await begin(other.journeyId, goOn);
    await Promise.allSettled([go(), go(), go()]);
    expect(await go()).toEqual(['start:STARTED']);
    expect(await inside(other.journeyId)).toHaveLength(2);
  });

  it('lets in nobody who is inside already, or may not enter, and says so on both sides', async () => {
    const other = await publishOn(world.ctx, project, 'Bought');
    await (await begin(other.journeyId)).go();
    expect(await (await begin(other.journeyId)).go()).toEqual(['start:ACTIVE_ENDPOINT_REJECTED']);
    expect(await refused(other.journeyId)).toEqual(Array(2).fill('ACTIVE_ENDPOINT_REJECTED'));

    const third = await publishOn(world.ctx, project, 'Sold');
    const { go } = await begin(third.journeyId);
    for (const EndpointId of ['ann-email', 'ann-phone']) {
      await updateEndpoint(world.ctx, {
        ApplicationId: project.projectId,
        EndpointId,
        EndpointRequest: { OptOut: 'ALL' },
      });
    }
    expect(await go()).toEqual(['start:ENDPOINT_OPT_OUT']);
    expect(await inside(third.journeyId)).toEqual([]);
    expect(await refused(third.journeyId)).toEqual(Array(2).fill('ENDPOINT_OPT_OUT'));
  });

  it('lets the user into one that a segment of users starts, once for each reading', async () => {
    const refreshing = { RefreshFrequency: 'P1D', StartActivity: 'pause', Activities: PAUSE };
    const other = await publishWith(world.ctx, project, refreshing);
    expect(await (await begin(other)).go()).toEqual(['start:STARTED']);
    expect(await inside(other)).toEqual(['ann']);
    await enterAll(world.ctx, await runOf(world.ctx, project.projectId, other));
    expect(await inside(other)).toEqual(['ann']);
    expect(await (await begin(other)).go()).toEqual(['start:REENTRY_CAP_EXCEEDED']);
  });

  it('goes on where the journey is not open', async () => {
    const other = await publishOn(world.ctx, project, 'Bought');
    const { go } = await begin(other.journeyId, goOn);
    await state(other.journeyId, 'PAUSED');
    expect(await go()).toEqual(['start:JOURNEY_NOT_OPEN']);

    const draft = await journeys.createJourney(world.ctx, {
      ApplicationId: project.projectId,
      WriteJourneyRequest: { Name: 'draft' },
    });
    expect(await (await begin(draft.Id)).go()).toEqual(['start:JOURNEY_NOT_OPEN']);
  });

  it('enters nobody for two at the same instant twice', async () => {
    const other = await publishOn(world.ctx, project, 'Bought');
    const both = [await begin(other.journeyId), await begin(other.journeyId)];
    const outcomes = (await Promise.all(both.map(({ go }) => go()))).flat().sort();
    expect(outcomes).toEqual(['start:ACTIVE_ENDPOINT_REJECTED', 'start:STARTED']);
    expect(await inside(other.journeyId)).toHaveLength(2);
  });
});

it('publishing refuses a journey that is not there or is over', async () => {
  const other = await publishOn(world.ctx, project, 'Bought');
  await state(other.journeyId, 'CANCELLED');
  await expect(begin(other.journeyId)).rejects.toThrow(
    `Activities.start.StartJourney.JourneyId: journey ${other.journeyId} is CANCELLED`,
  );
  await expect(begin('nowhere')).rejects.toThrow(
    'Activities.start.StartJourney.JourneyId: there is no journey nowhere',
  );
});
