/**
 * Every kind of step in a real execution, saved as `test/histories/steps/<kind>.json`: what a later version must
 * replay. `CAIRN_RECORD=1 npx vitest run test/workflows/step-histories.test.ts` records those that are missing;
 * existing ones are kept, as running journeys have them.
 */
import { existsSync } from 'node:fs';
import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { STEP_TYPES } from '../../src/domain/journey/steps/index.ts';
import { createJourney } from '../../src/journeys/index.ts';
import { participantWorkflowId } from '../../workflows/ids.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { readHistory, writeHistory } from '../support/history-file.ts';
import { runOf } from '../support/runs.ts';
import {
  journeyState,
  publishJourney,
  welcomeProject,
  type Activities,
  type WelcomeProject,
} from '../support/welcome-project.ts';
import { bundleWorkflows } from '../support/workflow-bundle.ts';
import { STEP_EXAMPLES } from './step-examples.ts';

const fileOf = (type: string) => new URL(`../histories/steps/${type}.json`, import.meta.url);
const missing = STEP_TYPES.filter((type) => !existsSync(fileOf(type)));
const records = process.env.CAIRN_RECORD !== undefined && missing.length > 0;

let workflowBundle: WorkflowBundle;
beforeAll(async () => {
  workflowBundle = await bundleWorkflows();
});

/** A journey that can be entered for as long as events come. */
async function publishOpen(ctx: Ctx, ApplicationId: string): Promise<string> {
  const EventType = { DimensionType: 'INCLUSIVE' as const, Values: ['cart'] };
  const EventFilter = { FilterType: 'ENDPOINT' as const, Dimensions: { EventType } };
  const { Id } = await createJourney(ctx, {
    ApplicationId,
    WriteJourneyRequest: {
      Name: 'open',
      State: 'ACTIVE',
      StartCondition: { EventStartCondition: { EventFilter } },
      StartActivity: 'month',
      Activities: { month: { Wait: { WaitTime: { WaitFor: 'P30D' } } } },
    },
  });
  return Id;
}

describe.runIf(records)('recording', () => {
  let engine: Engine;
  let project: WelcomeProject;
  let other: string;
  beforeAll(async () => {
    engine = await startEngine({ skipping: true });
    project = await welcomeProject(engine.ctx, ['ann']);
    other = await publishOpen(engine.ctx, project.projectId);
  });
  afterAll(() => engine.close());

  it.each(missing)('%s', async (type) => {
    const { ctx, env } = engine;
    const { projectId, segmentId } = project;
    const step = STEP_EXAMPLES[type]({ segmentId, journeyId: other });
    // A wait before it, so that the workflow comes to it, and one after it, so that it goes on from there.
    const steps: Activities = {
      before: { Wait: { WaitTime: { WaitFor: 'P1D' }, NextActivity: 'step' } },
      step,
      after: { Wait: { WaitTime: { WaitFor: 'P1D' } } },
    };
    const journeyId = await publishJourney(ctx, project, 'before', steps);
    for (let days = 0; (await journeyState(ctx, projectId, journeyId)) !== 'COMPLETED'; days += 1) {
      if (days > 60) throw new Error(`${type} does not come to an end`);
      await env.sleep('1 day');
    }
    const run = await runOf(ctx, projectId, journeyId);
    const id = participantWorkflowId({ ...run, participantId: 'user:ann' });
    await writeHistory(fileOf(type), await env.client.workflow.getHandle(id).fetchHistory());
  });
});

describe('the history of a participant', () => {
  it.each(STEP_TYPES)('with a step of the kind %s replays', async (type) => {
    expect(existsSync(fileOf(type)), 'Record it: see the head of this file').toBe(true);
    const history = await readHistory(fileOf(type));
    await Worker.runReplayHistory({ workflowBundle, replayName: type }, history);
    const markers = history.events.filter((event) => event.markerRecordedEventAttributes);
    expect(markers.length).toBeGreaterThan(0);
  });
});
