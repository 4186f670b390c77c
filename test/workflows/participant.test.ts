import { WorkflowFailedError } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { ApplicationFailure } from '@temporalio/common';
import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activities } from '../../activities/index.ts';
import type { NextMove } from '../../src/domain/journey/participant.ts';
import { sendQueue } from '../../workflows/task-queues.ts';
import { timeSkippingEnvironment } from '../support/temporal.ts';
import { bundleWorkflows } from '../support/workflow-bundle.ts';

const DAY = 86_400_000;
const QUEUE = 'participant-test';

let env: TestWorkflowEnvironment;
let bundle: WorkflowBundle;
let n = 0;

beforeAll(async () => {
  [env, bundle] = await Promise.all([timeSkippingEnvironment(), bundleWorkflows()]);
});
afterAll(() => env.teardown());

type Walks = Pick<Activities, 'advance' | 'advancePatiently'>;

/** Runs the participant workflow with the given activities; `act` may poke it meanwhile. */
async function run(
  activities: Partial<Walks>,
  act: (id: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const workflowId = `participant-${(n += 1)}`;
  const shared = { connection: env.nativeConnection, activities };
  const worker = await Worker.create({ ...shared, taskQueue: QUEUE, workflowBundle: bundle });
  const sender = await Worker.create({ ...shared, taskQueue: sendQueue('EMAIL') });
  return sender.runUntil(
    worker.runUntil(async () => {
      const handle = await env.client.workflow.start('participant', {
        taskQueue: QUEUE,
        workflowId,
        args: [{ account: 'a', projectId: 'p', journeyId: 'j', runId: 'r', participantId: 'e' }],
      });
      await act(workflowId);
      return (await handle.result()) as string;
    }),
  );
}

const left = (outcome: string): NextMove => ({ kind: 'left', outcome });

describe('the workflow of a participant', () => {
  it('waits 30 days without waiting, and is back to the millisecond', async () => {
    const clock: number[] = [];
    const outcome = await run({
      advance: ({ cursor, now }) => {
        clock.push(now);
        const until = new Date(now + 30 * DAY).toISOString();
        return Promise.resolve(
          cursor.visit === 0
            ? { kind: 'wait', cursor: { visit: 1 }, until, at: 'pause' }
            : left('COMPLETED'),
        );
      },
    });
    expect(outcome).toBe('COMPLETED');
    const [first = 0, second = 0] = clock;
    expect(second - first).toBeGreaterThanOrEqual(30 * DAY);
    expect(second - first).toBeLessThan(30 * DAY + 60_000);
  });

  it('is held until it is told that the journey goes on', async () => {
    let asked = 0;
    const outcome = await run(
      {
        advance: ({ cursor }) => {
          asked += 1;
          return Promise.resolve(asked === 1 ? { kind: 'hold', cursor } : left('COMPLETED'));
        },
      },
      async (id) => {
        await expect.poll(() => asked).toBe(1);
        await env.client.workflow.getHandle(id).signal('resumed');
      },
    );
    expect([outcome, asked]).toEqual(['COMPLETED', 2]);
  });

  it('is woken from a wait, and from a pause, and asks again', async () => {
    for (const kind of ['wait', 'hold'] as const) {
      let asked = 0;
      const outcome = await run(
        {
          advance: ({ cursor, now }) => {
            asked += 1;
            if (asked > 1) return Promise.resolve(left('WOKEN'));
            const until = new Date(now + 365 * DAY).toISOString();
            return Promise.resolve(
              kind === 'wait' ? { kind, cursor, until, at: 'pause' } : { kind, cursor },
            );
          },
        },
        async (id) => {
          await expect.poll(() => asked).toBe(1);
          await env.client.workflow.getHandle(id).signal('woken');
        },
      );
      expect([outcome, asked]).toEqual(['WOKEN', 2]);
    }
  });

  it('does not miss a wake that comes while it asks how long to wait', async () => {
    let asked = 0;
    const outcome = await run({
      advance: async ({ cursor, now }) => {
        asked += 1;
        if (asked > 1) return left('WOKEN');
        await env.client.workflow.getHandle(`participant-${n}`).signal('woken');
        const until = new Date(now + 365 * DAY).toISOString();
        return { kind: 'wait', cursor, until, at: 'pause' };
      },
    });
    expect([outcome, asked]).toEqual(['WOKEN', 2]);
  });

  it('moves a step whose provider fails to the queue of its channel, and tries again there', async () => {
    let tries = 0;
    const outcome = await run({
      advance: ({ cursor }) =>
        Promise.resolve({ kind: 'retry', cursor, channel: 'EMAIL', at: 'hello' }),
      advancePatiently: () => {
        tries += 1;
        if (tries < 4) throw ApplicationFailure.retryable('busy', 'ProviderBusy');
        return Promise.resolve(left('COMPLETED'));
      },
    });
    expect([outcome, tries]).toEqual(['COMPLETED', 4]);
  });

  it('gives the message up after an hour of failures, and goes on', async () => {
    const given: (boolean | undefined)[] = [];
    const outcome = await run({
      advance: ({ cursor, givingUp }) => {
        given.push(givingUp);
        return Promise.resolve(
          givingUp ? left('COMPLETED') : { kind: 'retry', cursor, channel: 'EMAIL', at: 'hello' },
        );
      },
      advancePatiently: () => {
        throw ApplicationFailure.retryable('busy', 'ProviderBusy');
      },
    });
    expect([outcome, given]).toEqual(['COMPLETED', [undefined, true]]);
  });

  it('ends when it is cancelled in the middle of a wait', async () => {
    const ended = run(
      {
        advance: ({ now }) =>
          Promise.resolve({
            kind: 'wait',
            cursor: { visit: 1 },
            until: new Date(now + 365 * DAY).toISOString(),
            at: 'pause',
          }),
      },
      async (id) => {
        await env.client.workflow.getHandle(id).cancel();
      },
    );
    await expect(ended).rejects.toThrow(WorkflowFailedError);
  });

  it('keeps its history small: 12 events for a journey with one wait', async () => {
    await run({
      advance: ({ cursor, now }) =>
        Promise.resolve(
          cursor.visit === 0
            ? {
                kind: 'wait',
                cursor: { visit: 1 },
                until: new Date(now + DAY).toISOString(),
                at: 'pause',
              }
            : left('COMPLETED'),
        ),
    });
    const { events } = await env.client.workflow.getHandle(`participant-${n}`).fetchHistory();
    expect(events?.length).toBeLessThanOrEqual(12);
  });
});
