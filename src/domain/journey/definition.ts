import type { SegmentDimensions } from '../segment/index.ts';
import type { SendingHours } from '../sending/index.ts';
import type { EventDimensions, EventFilter, WaitTime } from './awaiting.ts';
import type { JourneyLimits } from './limits.ts';
import type { OwnSteps } from './own-members.ts';
import type { OwnRules } from './own-rules.ts';

export type { EventDimensions, WaitTime } from './awaiting.ts';

/** What a journey is made of, as the wire's WriteJourneyRequest names it. "Activity" there is "step" here. */

export interface MessageStep {
  readonly TemplateName?: string;
  readonly TemplateVersion?: string;
  readonly MessageConfig?: Readonly<Record<string, string | undefined>>;
  readonly NextActivity?: string;
}

export interface CustomStep extends MessageStep {
  readonly DeliveryUri?: string;
  readonly EndpointTypes?: readonly string[];
}

export interface WaitStep {
  readonly WaitTime?: WaitTime;
  readonly NextActivity?: string;
}

export interface SimpleCondition {
  readonly EventCondition?: {
    readonly Dimensions?: EventDimensions;
    readonly MessageActivity?: string;
  };
  readonly SegmentCondition?: { readonly SegmentId: string };
  readonly SegmentDimensions?: SegmentDimensions;
}

export interface Condition {
  readonly Conditions?: readonly SimpleCondition[];
  readonly Operator?: 'ALL' | 'ANY';
}

export interface ConditionalSplitStep {
  readonly Condition?: Condition;
  readonly EvaluationWaitTime?: WaitTime;
  readonly TrueActivity?: string;
  readonly FalseActivity?: string;
}

export interface MultiConditionStep {
  readonly Branches?: readonly {
    readonly Condition?: SimpleCondition;
    readonly NextActivity?: string;
  }[];
  readonly DefaultActivity?: string;
  readonly EvaluationWaitTime?: WaitTime;
}

export interface RandomSplitStep {
  readonly Branches?: readonly { readonly Percentage?: number; readonly NextActivity?: string }[];
}

export interface HoldoutStep {
  readonly Percentage: number;
  readonly NextActivity?: string;
}

/** One step: a description and exactly one of the kinds. */
export interface Step extends OwnSteps {
  readonly Description?: string;
  readonly EMAIL?: MessageStep;
  readonly SMS?: MessageStep;
  readonly PUSH?: MessageStep;
  readonly CUSTOM?: CustomStep;
  readonly Wait?: WaitStep;
  readonly ConditionalSplit?: ConditionalSplitStep;
  readonly MultiCondition?: MultiConditionStep;
  readonly RandomSplit?: RandomSplitStep;
  readonly Holdout?: HoldoutStep;
}
export type StepType = Exclude<keyof Step, 'Description'>;

export interface StartCondition {
  readonly Description?: string;
  readonly SegmentStartCondition?: { readonly SegmentId: string };
  readonly EventStartCondition?: {
    readonly EventFilter?: EventFilter;
    readonly SegmentId?: string;
  };
}

export interface JourneyDefinition extends SendingHours, OwnRules {
  readonly Name: string;
  readonly Activities?: Readonly<Record<string, Step>>;
  readonly StartActivity?: string;
  readonly StartCondition?: StartCondition;
  readonly Schedule?: {
    readonly StartTime?: string;
    readonly EndTime?: string;
    readonly Timezone?: string;
  };
  readonly Limits?: JourneyLimits;
  /** Each participant begins when the clock of its zone shows the start. */
  readonly LocalTime?: boolean;
  /** ISO 8601 duration: how often the members of the start segment are read again. */
  readonly RefreshFrequency?: string;
  readonly RefreshOnSegmentUpdate?: boolean;
  readonly TimezoneEstimationMethods?: readonly string[];
}

export type JourneyState = 'DRAFT' | 'ACTIVE' | 'PAUSED' | 'CLOSED' | 'COMPLETED' | 'CANCELLED';
