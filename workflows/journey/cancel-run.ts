import { proxyActivities, sleep } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { BACKGROUND } from '../task-queues.ts';
import type { RunInput } from './run.ts';

const { cancelWorkflows } = proxyActivities<Activities>({
  taskQueue: BACKGROUND,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
});

/** The list of workflows lags behind their starts, so an empty answer is asked for twice. */
const ROUNDS = 20;

/** Ends the workflows of a run. Postgres says cancelled already, so whoever wakes before this sends nothing. */
export async function cancelRun(run: RunInput): Promise<number> {
  let ended = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await cancelWorkflows(run);
    if (found === 0 && round > 0) break;
    ended += found;
    await sleep('5s', { summary: 'until all that had just started can be found' });
  }
  return ended;
}
