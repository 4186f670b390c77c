import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import type { Orchestrator, ParticipantStart } from '../../src/orchestrator.ts';
import { enterAll, runOf } from '../support/runs.ts';
import {
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeEach(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, ['ann', 'bob']);
});
afterEach(() => world.close());

const mailThenWait = {
  mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'pause' } },
  pause: { Wait: { WaitTime: { WaitFor: 'PT1H' }, NextActivity: 'more' } },
  more: { EMAIL: { TemplateName: 'hello' } },
};

async function published() {
  const { ctx } = world;
  const journeyId = await publishJourney(ctx, project, 'mail', mailThenWait);
  const run = await runOf(ctx, project.projectId, journeyId);
  const states = () =>
    ctx.db('participants').where({ run_id: run.runId }).orderBy('id').pluck('state');
  return { ctx, journeyId, run, states };
}

function started(): readonly ParticipantStart[] {
  const call = world.orchestrator.calls.at(-1);
  return call?.name === 'startParticipants' ? call.args[1] : [];
}

/** An engine that can't be reached. */
const away: Orchestrator['startParticipants'] = async () => {
  throw new Error('Temporal is away');
};

describe('those who enter by a segment', () => {
  it('take their first steps at once; their workflows begin with the wait', async () => {
    const { ctx, run, states } = await published();
    await journeys.enterPage(ctx, run);
    expect(await messagesTo(ctx, project.projectId)).toHaveLength(2);
    expect(started()).toMatchObject([
      { begun: { kind: 'wait', at: 'pause', cursor: { stepId: 'pause', visit: 1 } } },
      { begun: { kind: 'wait', at: 'pause' } },
    ]);
    expect(await states()).toEqual(['waiting', 'waiting']);
  });

  it('count as entered until their workflows are started, and get one message whatever is repeated', async () => {
    const { ctx, run, states, journeyId } = await published();
    const orchestrator = { ...ctx.orchestrator, startParticipants: away };
    await expect(journeys.enterPage({ ...ctx, orchestrator }, run)).rejects.toThrow('away');
    expect(await states()).toEqual(['entered', 'entered']);

    await journeys.enterPage(ctx, run);
    expect(started()).toHaveLength(2);
    expect(await states()).toEqual(['waiting', 'waiting']);
    expect(await messagesTo(ctx, project.projectId)).toHaveLength(2);
    expect(Object.values(await paths(ctx, project.projectId, journeyId))).toEqual([
      ['mail:SUCCESS'],
      ['mail:SUCCESS'],
    ]);
  });

  it('are not refused besides when they opt out before the page is repeated', async () => {
    const { ctx, run, states, journeyId } = await published();
    const { projectId: ApplicationId } = project;
    const orchestrator = { ...ctx.orchestrator, startParticipants: away };
    await expect(journeys.enterPage({ ...ctx, orchestrator }, run)).rejects.toThrow('away');
    await ctx
      .db('endpoints')
      .where({ project_id: ApplicationId, id: 'ann' })
      .update({ opt_out: 'ALL' });

    await journeys.enterPage(ctx, run);
    expect(started()).toHaveLength(2);
    expect(await states()).toEqual(['waiting', 'waiting']);
    const ids = { ApplicationId, JourneyId: journeyId };
    const { Metrics } = await journeys.getJourneyExecutionMetrics(ctx, ids);
    expect(Metrics).toMatchObject({ ENDPOINT_PRODUCED: '2', ENDPOINT_ENTERED: '2' });
  });

  it('are not set back when their workflows are further on already', async () => {
    const { ctx, run, states } = await published();
    const [ann] = await enterAll(ctx, run);
    if (!ann) throw new Error('nobody entered');
    const orchestrator: Orchestrator = {
      ...ctx.orchestrator,
      // Its workflow, started by an attempt that died, comes to the end of the journey just now.
      async startParticipants(...args) {
        const later = { ...ctx, now: () => new Date(Date.now() + 7_200_000) };
        const cursor = { stepId: 'pause', visit: 1, since: new Date().toISOString() };
        await journeys.advance(later, ann, cursor);
        await ctx.orchestrator.startParticipants(...args);
      },
    };
    await journeys.enterPage({ ...ctx, orchestrator }, run);
    expect(await states()).toEqual(['left', 'waiting']);
  });

  it('are left to their workflows when their first steps fail', async () => {
    const { ctx, run, states } = await published();
    await ctx.db.raw(
      'alter table deliveries add constraint broken check (address is null) not valid',
    );
    await journeys.enterPage(ctx, run);
    await ctx.db.raw('alter table deliveries drop constraint broken');
    expect(started().map(({ begun }) => begun)).toEqual([undefined, undefined]);
    expect(await states()).toEqual(['entered', 'entered']);
  });
});
