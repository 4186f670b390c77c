/** Deterministic workflow ids: a repeated start is refused by Temporal itself. */

export interface RunIds {
  readonly journeyId: string;
  readonly runId: string;
}

export function runWorkflowId({ journeyId, runId }: RunIds): string {
  return `journey-run/${journeyId}/${runId}`;
}

export function participantWorkflowId(ids: RunIds & { readonly participantId: string }): string {
  return `journey/${ids.journeyId}/${ids.runId}/${ids.participantId}`;
}

export function cancelWorkflowId({ journeyId, runId }: RunIds): string {
  return `journey-cancel/${journeyId}/${runId}`;
}

export function resumeWorkflowId({ journeyId, runId }: RunIds): string {
  return `journey-resume/${journeyId}/${runId}`;
}

export function wakeWorkflowId({ journeyId, runId }: RunIds): string {
  return `journey-wake/${journeyId}/${runId}`;
}

export const SWEEP_SCHEDULE_ID = 'cairn-sweep';
