import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowStartOptions,
} from '@temporalio/client';
import { TypedSearchAttributes, type Workflow } from '@temporalio/common';
import type * as workflows from '../../workflows/index.ts';
import * as ids from '../../workflows/ids.ts';
import { JOURNEY, PROJECT, RUN } from '../../workflows/search-attributes.ts';
import { JOURNEYS } from '../../workflows/task-queues.ts';
import {
  participantRef,
  runRef,
  type Orchestrator,
  type ParticipantStart,
  type RunRef,
} from '../orchestrator.ts';
import { wakeAll } from './wake.ts';

const SEGMENT_CHANGED = 'segmentChanged';

/** Starts asked for at once: enough to keep the server busy, too few to starve anybody else's. */
const STARTS_AT_ONCE = 10;

/** The engine as the verbs see it, on a Temporal client. */
export function createOrchestrator(client: Client): Orchestrator {
  const start = async <W extends Workflow>(
    type: keyof typeof workflows,
    options: WorkflowStartOptions<W>,
  ): Promise<void> => {
    try {
      await client.workflow.start<W>(type, options);
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  };
  const onRun = (run: RunRef) => ({
    taskQueue: JOURNEYS,
    args: [runRef(run)] as [RunRef],
    typedSearchAttributes: searchAttributes(run),
  });

  return {
    startRun: (run, startAt) =>
      start<typeof workflows.journeyRun>('journeyRun', {
        ...onRun(run),
        workflowId: ids.runWorkflowId(run),
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        staticSummary: 'Enters participants',
        ...(startAt && startAt.getTime() > Date.now()
          ? { startDelay: startAt.getTime() - Date.now() }
          : {}),
      }),

    async startParticipants(account, participants, now = () => new Date()) {
      const queue = [...participants];
      const starter = async (): Promise<void> => {
        for (let next = queue.pop(); next; next = queue.pop()) {
          await start<typeof workflows.participant>('participant', {
            taskQueue: JOURNEYS,
            args: [{ account, ...participantRef(next), begun: next.begun }],
            workflowId: ids.participantWorkflowId(next),
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            typedSearchAttributes: searchAttributes(next),
            staticSummary: next.participantId,
            ...beginningOf(next),
            ...delayOf(next, now()),
          });
        }
      };
      await Promise.all(Array.from({ length: STARTS_AT_ONCE }, starter));
    },

    wakeParticipants: (participants) => wakeAll(client, participants, searchAttributes),

    async refreshRun(run) {
      try {
        await client.workflow.getHandle(ids.runWorkflowId(run)).signal(SEGMENT_CHANGED);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },

    // A second pause and resume must wake everyone again, so a resume under way starts over.
    resumeRun: (run) =>
      start<typeof workflows.resumeRun>('resumeRun', {
        ...onRun(run),
        workflowId: ids.resumeWorkflowId(run),
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        staticSummary: 'Wakes everyone whom the pause held',
      }),

    // As above: who has been told is not told again, so another edit begins with those that are left.
    wakeRun: (run) =>
      start<typeof workflows.wakeRun>('wakeRun', {
        ...onRun(run),
        workflowId: ids.wakeWorkflowId(run),
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        staticSummary: 'Wakes everyone whom an edit of the journey touches',
      }),

    reviveParticipant: (account, participant) =>
      start<typeof workflows.participant>('participant', {
        taskQueue: JOURNEYS,
        // Its row says where it is, whatever an earlier execution came to.
        args: [{ account, ...participantRef(participant) }],
        workflowId: ids.participantWorkflowId(participant),
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        typedSearchAttributes: searchAttributes(participant),
        staticSummary: participant.participantId,
      }),

    cancelRun: (run) =>
      start<typeof workflows.cancelRun>('cancelRun', {
        ...onRun(run),
        workflowId: ids.cancelWorkflowId(run),
        workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
        staticSummary: 'Ends everyone who is inside',
      }),

    async ping() {
      await client.workflowService.getSystemInfo({});
    },
  };
}

/** Until the workflow is woken it can't be asked where it is. */
function beginningOf({ begun }: ParticipantStart): { staticDetails?: string } {
  return begun?.kind === 'wait'
    ? { staticDetails: `Begins with a wait at **${begun.at}** until ${begun.until}` }
    : {};
}

/** Who begins with a wait is not woken before its end: no workflow task, no timer. */
function delayOf({ begun }: ParticipantStart, now: Date): { startDelay?: number } {
  const startDelay = begun?.kind === 'wait' ? Date.parse(begun.until) - now.getTime() : 0;
  return startDelay > 0 ? { startDelay } : {};
}

function searchAttributes(of: Omit<RunRef, 'account'>): TypedSearchAttributes {
  return new TypedSearchAttributes([
    { key: PROJECT, value: of.projectId },
    { key: JOURNEY, value: of.journeyId },
    { key: RUN, value: of.runId },
  ]);
}
