import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import * as journeys from '../../src/journeys/index.ts';
import { runWorkflowId } from '../../workflows/ids.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { journeyState, welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';
import { beginRounds, changeSegment, onPlan, planSegment } from './rounds.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
});
afterAll(() => engine.close());

let accounts = 810_000_000_000;
const patient = { timeout: 30_000, interval: 100 };

async function begin(
  rules: object,
  stay?: string,
): Promise<Awaited<ReturnType<typeof beginRounds>> & { ctx: Ctx; project: WelcomeProject }> {
  const ctx = { ...engine.ctx, account: String((accounts += 1)) };
  const { projectId } = await welcomeProject(ctx, []);
  const project = { projectId, segmentId: await planSegment(ctx, projectId, 'pro') };
  await onPlan(ctx, projectId, 'ann', 'pro');
  await onPlan(ctx, projectId, 'bob', 'pro');
  const begun = await beginRounds(ctx, project, rules, stay);
  // Everybody has been asked: the entry has set its timer.
  const entry = engine.env.client.workflow.getHandle(runWorkflowId(begun.run));
  const timers = async () =>
    (await entry.fetchHistory()).events?.filter((event) => event.timerStartedEventAttributes);
  await expect.poll(timers, patient).toHaveLength(1);
  expect(await begun.ids()).toEqual(['ann', 'bob']);
  return { ...begun, project };
}

describe('a journey that refreshes, on a running engine', () => {
  it('lets in who joins, hour by hour, and completes after its end date', async () => {
    const EndTime = new Date((await engine.env.currentTimeMs()) + 3.5 * 3_600_000).toISOString();
    const { ctx, project, ids, journeyId, metrics } = await begin(
      { RefreshFrequency: 'PT1H', Schedule: { EndTime } },
      'P2D',
    );
    await onPlan(ctx, project.projectId, 'cleo', 'pro');
    await engine.env.sleep('61 minutes');
    await expect.poll(ids, patient).toEqual(['ann', 'bob', 'cleo@1']);
    expect(await journeyState(ctx, project.projectId, journeyId)).toBe('ACTIVE');
    await engine.env.sleep('3 hours');
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('CLOSED');
    expect(await metrics()).toMatchObject({
      ENDPOINT_ENTERED: '3',
      ACTIVE_ENDPOINT_REJECTED: '8',
      ENDPOINT_ACTIVE: '3',
    });
    await engine.env.sleep('3 days');
    await expect
      .poll(() => journeyState(ctx, project.projectId, journeyId), patient)
      .toBe('COMPLETED');
  });

  it('lets new members in at once when the segment is changed', async () => {
    const listener = await journeys.listenForTriggers(engine.deps);
    const { ctx, project, ids } = await begin({
      RefreshFrequency: 'P1D',
      RefreshOnSegmentUpdate: true,
    });
    await onPlan(ctx, project.projectId, 'cleo', 'free');
    await changeSegment(ctx, project.projectId, project.segmentId, 'free');
    await expect.poll(ids, patient).toEqual(['ann', 'bob', 'cleo@1']);
    await listener.stop();
  });

  it('is cancelled while it rests, and its entry ends', async () => {
    const { ctx, project, ids, journeyId } = await begin({ RefreshFrequency: 'PT1H' });
    await journeys.updateJourneyState(ctx, {
      ApplicationId: project.projectId,
      JourneyId: journeyId,
      JourneyStateRequest: { State: 'CANCELLED' },
    });
    await onPlan(ctx, project.projectId, 'cleo', 'pro');
    await engine.env.sleep('3 hours');
    expect(await ids()).toEqual(['ann', 'bob']);
  });

  it('is paused over a refresh, which comes when it goes on', async () => {
    const { ctx, project, ids, journeyId } = await begin({ RefreshFrequency: 'PT1H' });
    const move = (State: 'ACTIVE' | 'PAUSED') =>
      journeys.updateJourneyState(ctx, {
        ApplicationId: project.projectId,
        JourneyId: journeyId,
        JourneyStateRequest: { State },
      });
    await move('PAUSED');
    await onPlan(ctx, project.projectId, 'cleo', 'pro');
    await engine.env.sleep('3 hours');
    expect(await ids()).toEqual(['ann', 'bob']);
    await move('ACTIVE');
    await expect.poll(ids, patient).toEqual(['ann', 'bob', 'cleo@1']);
  });
});
