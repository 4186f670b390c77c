import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { BACKGROUND, ENTRY, JOURNEYS, sendQueue } from '../../workflows/task-queues.ts';
import type { Deps } from '../context.ts';
import { SEND_CHANNELS } from '../domain/journey/index.ts';
import { createControl } from './control.ts';

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly namespace: string;
  readonly workflowBundle: WorkflowBundleOption;
}

/** Waiting participants kept in memory; each is about 1 MB at most, and one that is not is replayed. */
const CACHED_WORKFLOWS = 300;

/**
 * The workers of one process: journeys on one queue, their entry and bulk work on two more, and one queue per
 * channel for providers that need patience. `failed` settles only when a worker breaks.
 */
export async function runWorkers(
  deps: Deps,
  { connection, client, namespace, workflowBundle }: WorkerParts,
): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  const activities = createActivities(deps, createControl(client));
  const shared = { connection, namespace, activities, shutdownGraceTime: '10s' };
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: JOURNEYS,
      workflowBundle,
      maxCachedWorkflows: CACHED_WORKFLOWS,
      maxConcurrentWorkflowTaskExecutions: 60,
      workflowTaskPollerBehavior: { type: 'autoscaling' },
    }),
    Worker.create({ ...shared, taskQueue: ENTRY, maxConcurrentActivityTaskExecutions: 10 }),
    Worker.create({ ...shared, taskQueue: BACKGROUND, maxConcurrentActivityTaskExecutions: 10 }),
    ...SEND_CHANNELS.map((channel) =>
      Worker.create({
        ...shared,
        taskQueue: sendQueue(channel),
        maxConcurrentActivityTaskExecutions: 50,
        maxConcurrentActivityTaskPolls: 1,
      }),
    ),
  ]);
  const running = workers.map((worker) => worker.run());
  const failed = Promise.race(
    running.map((run) => run.then(() => new Promise<never>(() => undefined))),
  );

  return {
    failed,
    async stop() {
      for (const worker of workers) {
        if (worker.getState() === 'RUNNING') worker.shutdown();
      }
      await Promise.all(running);
    },
  };
}
