import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { BACKGROUND } from '../task-queues.ts';
import type { RunInput } from './run.ts';

const { wakePage } = proxyActivities<Activities>({
  taskQueue: BACKGROUND,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '20 seconds',
});

/** Wakes everyone whom an edit touches, page by page; who was told is forgotten in Postgres. */
export async function wakeRun({ after: begin, ...run }: RunInput): Promise<void> {
  let after = begin;
  do {
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof wakeRun>({ ...run, after });
    after = await wakePage({ ...run, after });
  } while (after !== undefined);
}
