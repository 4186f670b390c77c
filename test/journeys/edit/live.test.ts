import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as journeys from '../../../src/journeys/index.ts';
import { participantWorkflowId } from '../../../workflows/ids.ts';
import { startEngine, type Engine } from '../../support/engine.ts';
import { runOf } from '../../support/runs.ts';
import {
  journeyState,
  messagesTo,
  paths,
  publishJourney,
  welcomeProject,
} from '../../support/welcome-project.ts';
import { editorOf, mail, sms, wait } from './edits.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: false });
});
afterAll(() => engine.close());

let accounts = 300_000_000_000;
const patient = { timeout: 30_000, interval: 100 };
const steps = {
  pause: wait('P30D', 'mail'),
  mail: mail('rest'),
  rest: wait('P30D', 'text'),
  text: sms(),
};
const { pause: _pause, ...withoutPause } = steps;

/** Three people wait for a month, in workflows that have not begun. */
async function begin() {
  const ctx = { ...engine.ctx, account: String((accounts += 1)) };
  const project = await welcomeProject(ctx, ['ann', 'bob', 'cleo']);
  const journeyId = await publishJourney(ctx, project, 'pause', steps);
  const run = await runOf(ctx, project.projectId, journeyId);
  const ids = { journeyId, runId: run.runId, participantId: 'user:ann' };
  const at = (step_id: string) =>
    ctx.db('participants').where({ run_id: run.runId, state: 'waiting', step_id }).pluck('id');
  await expect.poll(() => at('pause'), patient).toHaveLength(3);
  await expect.poll(() => journeyState(ctx, project.projectId, journeyId), patient).toBe('CLOSED');
  return {
    ...{ ctx, run, at },
    workflow: engine.env.client.workflow.getHandle(participantWorkflowId(ids)),
    messages: () => messagesTo(ctx, project.projectId),
    paths: () => paths(ctx, project.projectId, journeyId),
    state: () => journeyState(ctx, project.projectId, journeyId),
    ...editorOf(ctx, project.projectId, journeyId),
  };
}

describe('an edit of a journey that runs', () => {
  it('moves those who wait for a month at once, one message each', async () => {
    const { apply, at, messages, workflow } = await begin();
    const decision = { pause: { Action: 'MOVE', ActivityId: 'mail' } } as const;
    const made = await apply(withoutPause, decision, { StartActivity: 'mail' });
    expect(made.Activities).toMatchObject([{ People: 3 }]);
    await expect.poll(() => at('rest'), patient).toHaveLength(3);
    expect(await messages()).toHaveLength(3);
    expect((await workflow.describe()).status.name).toBe('RUNNING');

    // Now they wait in workflows that have begun.
    await apply({ ...withoutPause, rest: wait('PT1S', 'text') });
    await expect.poll(messages, patient).toHaveLength(6);
  });

  it('lets out whom it is to let out: workflows end, and the journey is over', async () => {
    const { apply, workflow, state, messages } = await begin();
    await apply(withoutPause, { pause: { Action: 'EXIT' } }, { StartActivity: 'mail' });
    expect(await state()).toBe('COMPLETED');
    await expect
      .poll(async () => (await workflow.describe()).status.name, patient)
      .not.toBe('RUNNING');
    expect(await messages()).toEqual([]);
  });

  it('can be undone, also for those whose workflow has ended with it', async () => {
    const { ctx, run, apply, undo, workflow, at, messages } = await begin();
    await ctx.db('journey_runs').where({ id: run.runId }).update({ entry_done: false });
    await apply(withoutPause, { pause: { Action: 'EXIT' } }, { StartActivity: 'mail' });
    await expect
      .poll(async () => (await workflow.describe()).status.name, patient)
      .not.toBe('RUNNING');
    expect(await undo()).toMatchObject({ PeopleMovedBack: 3 });
    await expect.poll(async () => (await workflow.describe()).status.name, patient).toBe('RUNNING');
    expect(await at('pause')).toHaveLength(3);
    expect(await messages()).toEqual([]);
    await apply({ ...steps, pause: wait('PT1S', 'mail') });
    await expect.poll(messages, patient).toHaveLength(3);
  });

  it('while it is paused tells nobody, and they go on by it', async () => {
    const { apply, move, messages, at } = await begin();
    await move('PAUSED');
    const decision = { pause: { Action: 'MOVE', ActivityId: 'mail' } } as const;
    await apply(withoutPause, decision, { StartActivity: 'mail' });
    await move('ACTIVE');
    await expect.poll(() => at('rest'), patient).toHaveLength(3);
    expect(await messages()).toHaveLength(3);
  });

  it('and is cancelled ends everybody', async () => {
    const { apply, move, messages, workflow } = await begin();
    await Promise.all([apply({ ...steps, pause: wait('PT3S', 'mail') }), move('CANCELLED')]).catch(
      (error: unknown) => expect(String(error)).toContain('CANCELLED'),
    );
    await expect
      .poll(async () => (await workflow.describe()).status.name, patient)
      .not.toBe('RUNNING');
    expect(await messages()).toEqual([]);
  });
});

describe('the sweep', () => {
  it('starts those anew whose wait is over and whose workflow is gone, where they stand', async () => {
    const { ctx, run, workflow, messages, paths, at } = await begin();
    await workflow.terminate('by hand');
    const long = new Date(Date.now() - 31 * 86_400_000).toISOString();
    await ctx
      .db('participants')
      .where({ run_id: run.runId, id: 'user:ann' })
      .update({
        waits_until: new Date(Date.now() - 3_600_000),
        place: JSON.stringify({ stepId: 'pause', visit: 0, since: long }),
      });
    await journeys.sweep(engine.deps);
    await expect.poll(() => at('rest'), patient).toEqual(['user:ann']);
    expect((await workflow.describe()).status.name).toBe('RUNNING');
    await journeys.sweep(engine.deps);
    expect((await paths())['user:ann']).toEqual(['pause:WAIT_FINISHED', 'mail:SUCCESS']);
    expect(await messages()).toHaveLength(1);
  });

  it('wakes those whom an edit touched without either seeing the other', async () => {
    const { ctx, run, apply, at } = await begin();
    const decision = { pause: { Action: 'MOVE', ActivityId: 'mail' } } as const;
    // As somebody whose standing was being committed while the edit was.
    const bob = ctx.db('participants').where({ run_id: run.runId, id: 'user:bob' });
    const [before] = await bob.clone().select<{ place: unknown }[]>('place');
    await bob.clone().update({ step_id: 'elsewhere' });
    await apply(withoutPause, decision, { StartActivity: 'mail' });
    await expect.poll(() => at('rest'), patient).toHaveLength(2);
    await bob.clone().update({ step_id: 'pause', place: JSON.stringify(before?.place) });
    await ctx
      .db('journey_versions')
      .where({ journey_id: run.journeyId, version: 2 })
      .update({ published_at: new Date(Date.now() - 60_000) });
    await journeys.sweep(engine.deps);
    await expect.poll(() => at('rest'), patient).toHaveLength(3);
  });
});
