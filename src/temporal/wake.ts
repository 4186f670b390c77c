import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { defaultPayloadConverter, type TypedSearchAttributes } from '@temporalio/common';
import type * as workflows from '../../workflows/index.ts';
import { participantWorkflowId } from '../../workflows/ids.ts';
import { JOURNEYS } from '../../workflows/task-queues.ts';
import type { ParticipantRef } from '../orchestrator.ts';

type AttributesOf = (ref: ParticipantRef) => TypedSearchAttributes;
type ParticipantInput = Parameters<typeof workflows.participant>[0];

const WOKEN = 'woken';
/** Wakes under way at once. */
const AT_ONCE = 10;
/** More than anybody is signalled before its workflow begins. */
const FIRST_EVENTS = 50;

/** Wakes participants wherever they wait; gives back those that have no running workflow. */
export async function wakeAll(
  client: Client,
  participants: readonly ParticipantRef[],
  attributesOf: AttributesOf,
): Promise<ParticipantRef[]> {
  const queue = [...participants];
  const missing: ParticipantRef[] = [];
  const waker = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (!(await wake(client, next, attributesOf))) missing.push(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, waker));
  return missing;
}

async function wake(
  client: Client,
  ref: ParticipantRef,
  attributesOf: AttributesOf,
): Promise<boolean> {
  const workflowId = participantWorkflowId(ref);
  try {
    await client.workflow.getHandle(workflowId).signal(WOKEN);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return false;
  }
  const delayed = await delayedInput(client, workflowId);
  if (!delayed) return true;
  // The steps that were done are recorded, so it comes to the same wait, and looks.
  const { begun, ...input } = delayed;
  const cursor = begun && begun.kind !== 'left' ? begun.cursor : input.cursor;
  await client.workflow.start<typeof workflows.participant>('participant', {
    taskQueue: JOURNEYS,
    args: [{ ...input, cursor }],
    workflowId,
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    typedSearchAttributes: attributesOf(ref),
    staticSummary: ref.participantId,
  });
  return true;
}

/**
 * What a workflow that was started with a delay, and has not begun, was to begin with: a signal does not wake it.
 * Undefined for one that has begun, or has ended.
 */
async function delayedInput(
  client: Client,
  workflowId: string,
): Promise<ParticipantInput | undefined> {
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace: client.options.namespace,
    execution: { workflowId },
    maximumPageSize: FIRST_EVENTS,
  });
  const [started, ...rest] = history?.events ?? [];
  const input = started?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
  const hasBegun = rest.some((event) => !event.workflowExecutionSignaledEventAttributes);
  return input && !hasBegun ? defaultPayloadConverter.fromPayload(input) : undefined;
}
