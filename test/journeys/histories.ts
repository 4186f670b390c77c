import type { Client } from '@temporalio/client';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** The histories of a workflow: the first execution's, and of each that it continued as. */
export async function executionsOf(client: Client, workflowId: string): Promise<History[]> {
  const histories: History[] = [];
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  let runId = raw.workflowExecutionInfo?.firstRunId ?? raw.workflowExecutionInfo?.execution?.runId;
  while (runId) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    const last = history.events?.at(-1);
    runId = last?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return histories;
}

/** Everything in a history that a person can read, payloads included. */
export function textOf(history: History): string {
  return JSON.stringify(history, (key, value: unknown) =>
    key === 'data' && value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
}
