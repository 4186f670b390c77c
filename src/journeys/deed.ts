import type { Participant } from './participant.ts';

/** One visit of a step that changes something besides sending: it is done and recorded in one transaction. */
export interface Deed {
  readonly participant: Participant;
  readonly visit: number;
  readonly stepId: string;
  readonly type: string;
  readonly next: string | undefined;
}

/** How it went; the outcome is a name of the step's execution metrics. */
export interface DeedResult {
  readonly outcome: string;
  readonly detail?: string;
}
