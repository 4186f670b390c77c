import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../src/journeys/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { runOf } from '../support/runs.ts';
import { publishJourney, welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let project: WelcomeProject;
beforeAll(async () => {
  world = await testWorld();
  project = await welcomeProject(world.ctx, []);
});
afterAll(() => world.close());

const steps = { mail: { EMAIL: { TemplateName: 'hello' } } };

describe('publishing', () => {
  it('starts the run once the rows are there', async () => {
    const { ctx, orchestrator } = world;
    const journeyId = await publishJourney(ctx, project, 'mail', steps);
    const run = await runOf(ctx, project.projectId, journeyId);
    expect(orchestrator.calls.at(-1)).toEqual({ name: 'startRun', args: [run, undefined] });
  });

  it('starts at its start time', async () => {
    const { ctx, orchestrator } = world;
    const StartTime = new Date(Date.now() + 86_400_000).toISOString();
    await journeys.createJourney(ctx, {
      ApplicationId: project.projectId,
      WriteJourneyRequest: {
        Name: 'later',
        State: 'ACTIVE',
        Schedule: { StartTime },
        StartCondition: { SegmentStartCondition: { SegmentId: project.segmentId } },
        StartActivity: 'mail',
        Activities: steps,
      },
    });
    expect(orchestrator.calls.at(-1)?.args[1]).toEqual(new Date(StartTime));
  });

  it('tells every missing template, channel and segment at once, and leaves nothing behind', async () => {
    const { ctx } = world;
    const bare = await createApp(ctx, { CreateApplicationRequest: { Name: 'bare' } });
    const publishing = journeys.createJourney(ctx, {
      ApplicationId: bare.Id,
      WriteJourneyRequest: {
        Name: 'broken',
        State: 'ACTIVE',
        StartCondition: { SegmentStartCondition: { SegmentId: 'none' } },
        StartActivity: 'mail',
        Activities: {
          mail: { EMAIL: { TemplateName: 'missing', NextActivity: 'text' } },
          text: { SMS: { TemplateName: 'hello', TemplateVersion: '7' } },
        },
      },
    });
    await expect(publishing).rejects.toThrow(
      /no segment none.*no EMAIL template "missing".*no version 7 of the SMS template "hello".*EMAIL channel is not enabled.*SMS channel is not enabled/,
    );
    expect(await journeys.listJourneys(ctx, { ApplicationId: bare.Id })).toEqual({ Item: [] });
  });

  it('refuses a zone that is none, and a webhook that could only fail', async () => {
    const { ctx } = world;
    const publishing = journeys.createJourney(ctx, {
      ApplicationId: project.projectId,
      WriteJourneyRequest: {
        Name: 'moon',
        State: 'ACTIVE',
        Schedule: { Timezone: 'Moon/Base' },
        StartCondition: { SegmentStartCondition: { SegmentId: project.segmentId } },
        StartActivity: 'hook',
        Activities: { hook: { CUSTOM: { DeliveryUri: 'http://169.254.169.254/x' } } },
      },
    });
    await expect(publishing).rejects.toThrow(
      /Schedule.Timezone is "Moon\/Base".*Activities.hook.CUSTOM.DeliveryUri is "http:\/\/169.254.169.254\/x": expected an https/,
    );
  });

  it('keeps a draft that is not ready, and the rest of it when one member is updated', async () => {
    const { ctx } = world;
    const draft = await journeys.createJourney(ctx, {
      ApplicationId: project.projectId,
      WriteJourneyRequest: { Name: 'draft', Activities: steps },
    });
    expect(draft.State).toBe('DRAFT');
    const renamed = await journeys.updateJourney(ctx, {
      ApplicationId: project.projectId,
      JourneyId: draft.Id,
      WriteJourneyRequest: { Name: 'renamed' },
    });
    expect(renamed).toMatchObject({ Name: 'renamed', Activities: steps, State: 'DRAFT' });
  });

  it('refuses an edit of a published journey with a conflict', async () => {
    const { ctx } = world;
    const JourneyId = await publishJourney(ctx, project, 'mail', steps);
    const editing = journeys.updateJourney(ctx, {
      ApplicationId: project.projectId,
      JourneyId,
      WriteJourneyRequest: { Name: 'other' },
    });
    await expect(editing).rejects.toMatchObject({ code: 'Conflict' });
  });

  it('does not lose a draft when the engine is away: the sweep starts it', async () => {
    const { ctx } = world;
    const orchestrator = {
      ...world.orchestrator,
      startRun: () => Promise.reject(new Error('away')),
    };
    const id = await publishJourney({ ...ctx, orchestrator }, project, 'mail', steps);
    await ctx
      .db('journey_runs')
      .where({ journey_id: id })
      .update({ created_at: new Date(Date.now() - 120_000) });
    await journeys.sweep(world.deps);
    const run = await runOf(ctx, project.projectId, id);
    expect(world.orchestrator.calls).toContainEqual({
      name: 'startRun',
      args: [run, expect.any(Date)],
    });
  });

  it("does not find another account's journey", async () => {
    const { ctx } = world;
    const JourneyId = await publishJourney(ctx, project, 'mail', steps);
    const foreign = { ...ctx, account: '999999999999' };
    const ids = { ApplicationId: project.projectId, JourneyId };
    await expect(journeys.getJourney(foreign, ids)).rejects.toMatchObject({ code: 'NotFound' });
    await expect(journeys.deleteJourney(foreign, ids)).rejects.toMatchObject({ code: 'NotFound' });
    await expect(
      journeys.updateJourneyState(foreign, { ...ids, JourneyStateRequest: { State: 'CANCELLED' } }),
    ).rejects.toMatchObject({ code: 'NotFound' });
  });
});
