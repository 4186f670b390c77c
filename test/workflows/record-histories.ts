/**
 * Writes a history of each scenario that has none yet to test/histories: `npx tsx test/workflows/record-histories.ts`.
 * Existing ones are kept: they are what earlier versions wrote, and what running journeys have.
 */
import { existsSync } from 'node:fs';
import { setTimeout as later } from 'node:timers/promises';
import { Worker } from '@temporalio/worker';
import { BACKGROUND, ENTRY, sendQueue } from '../../workflows/task-queues.ts';
import { writeHistory } from '../support/history-file.ts';
import { timeSkippingEnvironment } from '../support/temporal.ts';
import { bundleWorkflows } from '../support/workflow-bundle.ts';
import { SCENARIOS } from './scenarios.ts';

const env = await timeSkippingEnvironment();
const workflowBundle = await bundleWorkflows();
for (const [name, { workflow, args, activities, signal }] of Object.entries(SCENARIOS)) {
  const file = new URL(`../histories/${name}.json`, import.meta.url);
  if (existsSync(file)) continue;
  const shared = { connection: env.nativeConnection, activities };
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue: 'record', workflowBundle }),
    Worker.create({ ...shared, taskQueue: ENTRY }),
    Worker.create({ ...shared, taskQueue: BACKGROUND }),
    Worker.create({ ...shared, taskQueue: sendQueue('EMAIL') }),
  ]);
  const running = workers.map((worker) => worker.run());
  const handle = await env.client.workflow.start(workflow, {
    taskQueue: 'record',
    workflowId: name,
    args,
  });
  if (signal) {
    // Only once it waits: a marker says that `advance` has answered, a timer that the entry rests.
    const waits = async (): Promise<boolean> =>
      Boolean(
        (await handle.fetchHistory()).events?.some(
          (event) => event.markerRecordedEventAttributes ?? event.timerStartedEventAttributes,
        ),
      );
    while (!(await waits())) await later(50);
    await handle.signal(signal);
  }
  await handle.result();
  // The first execution, should it have continued as new.
  const first = env.client.workflow.getHandle(name, handle.firstExecutionRunId);
  await writeHistory(file, await first.fetchHistory());
  for (const worker of workers) worker.shutdown();
  await Promise.all(running);
  console.log(`recorded ${name}`);
}
await env.teardown();
