import type { Step, StepType } from './definition.ts';

export interface Edge {
  /** How the path is called in metrics: `next`, `Branch_TRUE`, `Branch_1`, ... */
  readonly label: string;
  /** Absent or empty: the journey ends here for the participant. */
  readonly to: string | undefined;
  /** It leads to an earlier step; without these no journey has a loop. */
  readonly back?: true;
}

/** What the domain knows of one kind of step. The registry in `steps/index.ts` has one of each. */
export interface StepKind<T extends StepType = StepType> {
  readonly type: T;
  /** The ActivityType of its execution metrics. */
  readonly metricType: string;
  /** Every way out, in the order of the definition. */
  edges(step: NonNullable<Step[T]>): readonly Edge[];
  /** What is wrong with the step itself; `path` is its member path, for the message. */
  problems(step: NonNullable<Step[T]>, path: string): readonly string[];
}
