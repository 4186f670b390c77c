import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { participantWorkflowId } from '../../workflows/ids.ts';
import { startEngine, type Engine } from '../support/engine.ts';
import { runOf } from '../support/runs.ts';
import {
  journeyState,
  publishJourney,
  welcomeProject,
  type Activities,
} from '../support/welcome-project.ts';
import { executionsOf } from './histories.ts';

const WEEKS = 52;

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ skipping: true });
});
afterAll(() => engine.close());

async function finish(ctx: Ctx, projectId: string, journeyId: string): Promise<void> {
  for (let weeks = 0; weeks < 2 * WEEKS; weeks += 4) {
    if ((await journeyState(ctx, projectId, journeyId)) === 'COMPLETED') return;
    await engine.env.sleep('4 weeks');
  }
  throw new Error('The journey does not end');
}

/** A mail a week. */
function weekly(): Activities {
  const weeks = Array.from({ length: WEEKS }, (_, n): [string, Activities[string]][] => [
    [`mail-${n}`, { EMAIL: { TemplateName: 'hello', NextActivity: `week-${n}` } }],
    [`week-${n}`, { Wait: { WaitTime: { WaitFor: 'P7D' }, NextActivity: `mail-${n + 1}` } }],
  ]);
  const last = `mail-${WEEKS - 1}`;
  return {
    ...Object.fromEntries(weeks.flat().filter(([id]) => id !== `week-${WEEKS - 1}`)),
    [last]: { EMAIL: { TemplateName: 'hello' } },
  };
}

it('a year of weekly messages sends each once, in executions that stay short', async () => {
  const { ctx, env } = engine;
  const project = await welcomeProject(ctx, ['ann']);
  const journeyId = await publishJourney(ctx, project, 'mail-0', weekly());
  await finish(ctx, project.projectId, journeyId);

  const sent = await ctx
    .db('deliveries')
    .where({ project_id: project.projectId, state: 'accepted' })
    .orderBy('counted_at')
    .select<{ step_id: string; counted_at: Date }[]>('step_id', 'counted_at');
  expect(sent.map(({ step_id }) => step_id)).toEqual(
    Array.from({ length: WEEKS }, (_, n) => `mail-${n}`),
  );
  const run = await runOf(ctx, project.projectId, journeyId);
  const id = participantWorkflowId({ ...run, participantId: 'user:ann' });
  const lengths = (await executionsOf(env.client, id)).map(({ events }) => events?.length ?? 0);
  expect(lengths.length).toBeGreaterThan(1);
  expect(Math.max(...lengths)).toBeLessThan(220);
});

it('the reference journey "send, wait, split, send" has at most 20 events, begun or not', async () => {
  const { ctx, env } = engine;
  const account = '333333333333';
  const mine = { ...ctx, account };
  const project = await welcomeProject(mine, ['bob']);
  const opened = {
    Conditions: [
      {
        EventCondition: {
          MessageActivity: 'mail',
          Dimensions: {
            EventType: { DimensionType: 'INCLUSIVE' as const, Values: ['_email.open'] },
          },
        },
      },
    ],
  };
  const journeyId = await publishJourney(mine, project, 'mail', {
    mail: { EMAIL: { TemplateName: 'hello', NextActivity: 'wait' } },
    wait: { Wait: { WaitTime: { WaitFor: 'P1D' }, NextActivity: 'opened' } },
    opened: {
      ConditionalSplit: { Condition: opened, TrueActivity: 'again', FalseActivity: 'again' },
    },
    again: { EMAIL: { TemplateName: 'hello' } },
  });
  await finish(mine, project.projectId, journeyId);
  const run = await runOf(mine, project.projectId, journeyId);
  const begun = participantWorkflowId({ ...run, participantId: 'user:bob' });
  const [history] = await executionsOf(env.client, begun);
  expect(history?.events?.length).toBeLessThanOrEqual(10);

  // As it is for who comes by an event, or whose first steps failed: the workflow walks from the start.
  const again = `${begun}-again`;
  await mine.db('participants').insert({
    project_id: project.projectId,
    journey_id: journeyId,
    run_id: run.runId,
    id: 'user:bob-again',
    user_id: 'bob',
    state: 'entered',
    entered_at: new Date(await env.currentTimeMs()),
  });
  const { account: _account, ...ids } = run;
  const handle = await env.client.workflow.start('participant', {
    taskQueue: 'cairn-journeys',
    workflowId: again,
    args: [{ account, ...ids, participantId: 'user:bob-again' }],
  });
  expect(await handle.result()).toBe('COMPLETED');
  expect((await handle.fetchHistory()).events?.length).toBeLessThanOrEqual(20);
});
