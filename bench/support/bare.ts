import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { bundleWorkflows } from '../../test/support/workflow-bundle.ts';
import type { BenchCairn } from './cairn.ts';

const STARTS_AT_ONCE = 10;

/** Whole workflows per second of a bare workflow, started as fast as Cairn starts participants. */
export async function bareRate(
  { client, connection }: BenchCairn,
  type: 'bareLocal' | 'bareNormal',
  count: number,
): Promise<number> {
  const taskQueue = `bench-${type}`;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await bundleWorkflows(
      fileURLToPath(new URL('bare-workflows.ts', import.meta.url)),
    ),
    activities: { nothing: () => Promise.resolve() },
    maxCachedWorkflows: 300,
    maxConcurrentWorkflowTaskExecutions: 60,
    workflowTaskPollerBehavior: { type: 'autoscaling' },
  });
  return worker.runUntil(async () => {
    const begun = performance.now();
    let next = 0;
    const results: Promise<unknown>[] = [];
    const starter = async (): Promise<void> => {
      while (next < count) {
        const workflowId = `${type}-${(next += 1)}-${begun}`;
        const handle = await client.workflow.start(type, { taskQueue, workflowId });
        results.push(handle.result());
      }
    };
    await Promise.all(Array.from({ length: STARTS_AT_ONCE }, starter));
    await Promise.all(results);
    return count / ((performance.now() - begun) / 1000);
  });
}
