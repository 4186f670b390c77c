import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { BACKGROUND } from '../task-queues.ts';
import type { RunInput } from './run.ts';

const { cancelWorkflows } = proxyActivities<Activities>({
  taskQueue: BACKGROUND,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
});

/** Ends the workflows of a run. Postgres says cancelled already, so whoever wakes before this sends nothing. */
export async function cancelRun(run: RunInput): Promise<number> {
  return cancelWorkflows(run);
}
