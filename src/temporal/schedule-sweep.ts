import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { SWEEP_SCHEDULE_ID } from '../../workflows/ids.ts';
import { JOURNEYS } from '../../workflows/task-queues.ts';

/** Makes sure that the sweep runs once a minute, whichever worker is up. */
export async function scheduleSweep(client: Client): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: SWEEP_SCHEDULE_ID,
      spec: { intervals: [{ every: '1m' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
      action: { type: 'startWorkflow', workflowType: 'sweep', taskQueue: JOURNEYS },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
