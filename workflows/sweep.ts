import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { BACKGROUND } from './task-queues.ts';

const activities = proxyActivities<Activities>({
  taskQueue: BACKGROUND,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { maximumAttempts: 3 },
});

/** Once a minute, by a Temporal Schedule. */
export async function sweep(): Promise<void> {
  await activities.sweep();
}
