import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { BACKGROUND } from '../task-queues.ts';
import type { RunInput } from './run.ts';

const { resumePage } = proxyActivities<Activities>({
  taskQueue: BACKGROUND,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '20 seconds',
});

/** Wakes everyone whom a pause holds, page by page. */
export async function resumeRun({ after: _none, ...run }: RunInput): Promise<void> {
  let after: string | undefined;
  do {
    after = await resumePage({ ...run, after });
  } while (after !== undefined);
}
