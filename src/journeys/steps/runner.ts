import type { Endpoint } from '../../domain/endpoint.ts';
import type {
  JourneyDefinition,
  Seen,
  SendChannel,
  Step,
  StepType,
} from '../../domain/journey/index.ts';
import type { StepDone } from '../done-before.ts';
import type { Effects } from '../effects.ts';
import type { Participant } from '../participant.ts';

/** One visit of one step by one participant. */
export interface Visit {
  readonly participant: Participant;
  readonly definition: JourneyDefinition;
  readonly stepId: string;
  readonly number: number;
  /** When the participant came to the step. */
  readonly since: Date;
  /** False on arrival, true when it comes back from waiting here. */
  readonly waited: boolean;
  /** The last attempt with a provider that failed: a transient failure is final now. */
  readonly givingUp: boolean;
  /** The message went to its provider before, which did not take it: it has had its turn. */
  readonly again: boolean;
  /** The turn that its message was given, where messages are paced. */
  readonly turn: Date | undefined;
  /** Its message was held until now. */
  readonly held: boolean;
  /** When an earlier step was done last, and with which outcome. */
  readonly sent: (stepId: string) => Promise<StepDone | undefined>;
  /** How often this step took the participant back before. */
  readonly timesBack: () => Promise<number>;
  readonly endpoints: () => Promise<readonly Endpoint[]>;
}

export type StepResult =
  | {
      readonly kind: 'done';
      /** A name of the step's execution metrics. */
      readonly outcome: string;
      readonly next: string | undefined;
      readonly detail?: string;
      /** The conditions that decided, with the values they saw. */
      readonly seen?: readonly Seen[];
    }
  | {
      readonly kind: 'wait';
      readonly until: Date;
      readonly turn?: Date;
      readonly held?: boolean;
    }
  | { readonly kind: 'retry'; readonly channel: SendChannel };

/** What a kind of step does when a participant is at it. */
export interface StepRunner<T extends StepType = StepType> {
  /** True when the result follows from data that may change: it is recorded before anything is sent. */
  readonly decides: boolean;
  /** True when the step sends something, or does something else that a decision must stand before. */
  readonly sends: boolean;
  /** True when it changes the participant's endpoints. */
  readonly changes?: true;
  /** A property, not a method: so a runner that asks for more than `Effects` does not compile. */
  readonly run: (effects: Effects, step: NonNullable<Step[T]>, visit: Visit) => Promise<StepResult>;
}
