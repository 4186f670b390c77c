import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { WorkflowControl } from '../../activities/index.ts';
import { participantWorkflowId, runWorkflowId } from '../../workflows/ids.ts';
import type { RunRef } from '../orchestrator.ts';

const RESUMED = 'resumed';

/** Signals and cancels workflows for the activities. */
export function createControl(client: Client): WorkflowControl {
  const signal = (workflowId: string) =>
    ignoringEnded(() => client.workflow.getHandle(workflowId).signal(RESUMED));

  return {
    resumeParticipant: (ref) => signal(participantWorkflowId(ref)),
    resumeEntry: (run) => signal(runWorkflowId(run)),

    async cancelWorkflows(run, onProgress) {
      let cancelled = 0;
      for await (const { workflowId } of client.workflow.list({ query: runningOf(run) })) {
        await ignoringEnded(async () => {
          await client.workflow.getHandle(workflowId).cancel();
        });
        cancelled += 1;
        onProgress();
      }
      return cancelled;
    },
  };
}

function runningOf({ runId }: RunRef): string {
  // Run ids are our own 32 hex characters, so nothing needs escaping.
  return `CairnRun = '${runId}' AND ExecutionStatus = 'Running' AND WorkflowType IN ('participant', 'journeyRun')`;
}

async function ignoringEnded(ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
