import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordEvents } from '../../src/events/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import { participantWorkflowId } from '../../workflows/ids.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { runOf } from '../support/runs.ts';
import { publishJourney, welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { textOf } from './histories.ts';

let engine: Engine;
let project: WelcomeProject;
let carts = 0;
beforeAll(async () => {
  engine = await startEngine({ skipping: false });
  project = await welcomeProject(engine.ctx, ['ann']);
});
afterAll(() => engine.close());

const patient = { timeout: 20_000 };
const steps = {
  mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'week' } },
  week: { Wait: { WaitTime: { WaitFor: 'P7D' } } },
};

async function enteredBySegment() {
  const { ctx, env } = engine;
  const journeyId = await publishJourney(ctx, project, 'mail', steps);
  const run = await runOf(ctx, project.projectId, journeyId);
  const id = participantWorkflowId({ ...run, participantId: 'user:ann' });
  await expect
    .poll(() => ctx.db('participants').where({ run_id: run.runId }).pluck('state'), patient)
    .toEqual(['waiting']);
  return { run, handle: env.client.workflow.getHandle(id) };
}

/** Somebody whose workflow has been woken: it began with a wait of a second, and waits for a week now. */
async function enteredByEvent() {
  const { ctx, deps, env } = engine;
  const Dimensions = {
    EventType: { DimensionType: 'INCLUSIVE' as const, Values: ['cart'] },
  };
  const { Id: journeyId } = await journeys.createJourney(ctx, {
    ApplicationId: project.projectId,
    WriteJourneyRequest: {
      Name: 'cart',
      State: 'ACTIVE',
      StartCondition: {
        EventStartCondition: { EventFilter: { FilterType: 'ENDPOINT', Dimensions } },
      },
      StartActivity: 'mail',
      Activities: {
        mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'moment' } },
        moment: { Wait: { WaitTime: { WaitFor: 'PT1S' }, NextActivity: 'week' } },
        week: { Wait: { WaitTime: { WaitFor: 'P7D' } } },
      },
    },
  });
  const cart = `c${(carts += 1)}`;
  const event = { endpointId: 'ann-email', id: cart, type: 'cart', at: new Date() };
  await recordEvents(ctx, project.projectId, [{ ...event, attributes: {}, metrics: {} }]);
  await journeys.takeTriggers(deps);
  const run = await runOf(ctx, project.projectId, journeyId);
  const id = participantWorkflowId({ ...run, participantId: `ann-email/${cart}` });
  const handle = env.client.workflow.getHandle(id);
  await expect
    .poll(() => handle.query('place'), patient)
    .toMatchObject({ step: 'week', state: 'waiting' });
  return { cart, handle };
}

describe('the execution of a participant, in the Web UI', () => {
  it('has ids that name journey, run and participant, and can be searched by them', async () => {
    const { run, handle } = await enteredBySegment();
    const { workflowId, type, typedSearchAttributes } = await handle.describe();
    expect(type).toBe('participant');
    expect(workflowId).toBe(`journey/${run.journeyId}/${run.runId}/user:ann`);
    expect(
      Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])),
    ).toMatchObject({
      CairnProject: project.projectId,
      CairnJourney: run.journeyId,
      CairnRun: run.runId,
    });
  });

  it('says who it is, and what it begins with, before it has taken a step', async () => {
    const { handle } = await enteredBySegment();
    const about = await handle.describe();
    expect(await about.staticSummary()).toBe('user:ann');
    expect(await about.staticDetails()).toMatch(/^Begins with a wait at \*\*week\*\* until \d{4}-/);
  });

  it('names the step in the summaries of activities and timers, and where it is in a query', async () => {
    const { cart, handle } = await enteredByEvent();
    const { events } = await handle.fetchHistory();
    const summaries = (events ?? []).flatMap(({ userMetadata }) => {
      const data = userMetadata?.summary?.data;
      return data ? [JSON.parse(Buffer.from(data).toString('utf8')) as unknown] : [];
    });
    expect(summaries).toEqual([`ann-email/${cart}`, 'from moment', 'week']);
    expect(await handle.query('place')).toEqual({
      state: 'waiting',
      step: 'week',
      until: expect.stringMatching(/^\d{4}-/),
    });
    expect(JSON.stringify(await handle.query('__temporal_workflow_metadata'))).toContain(
      'Waits at **week** until',
    );
  });

  it('has no personal data but ids', async () => {
    const both = await Promise.all([enteredBySegment(), enteredByEvent()]);
    for (const { handle } of both) {
      const text = textOf(await handle.fetchHistory());
      expect(text).toContain('ann');
      expect(text).not.toMatch(/example\.com|\+316|Member|hello/);
    }
  });
});
