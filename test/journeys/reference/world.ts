import type { JourneyDefinition, ParticipantLevel } from '../../../src/domain/journey/index.ts';

/** What the reference interpreter is told: a journey, people, and what happens to them when. Times are milliseconds. */

export const CHANNELS = ['EMAIL', 'SMS', 'PUSH'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Plan = 'pro' | 'free';

export interface Endpoint {
  readonly id: string;
  readonly userId: string;
  readonly channel: Channel;
  readonly zone?: string;
  readonly optedOut: boolean;
  readonly plan: Plan;
}

export type Happening = { readonly at: number } & (
  | {
      readonly kind: 'event';
      readonly endpointId: string;
      readonly id: string;
      readonly type: string;
      /** The step whose message caused it. */
      readonly about?: string;
      readonly attributes?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'plan'; readonly endpointId: string; readonly plan: Plan }
  | { readonly kind: 'opt-out'; readonly endpointId: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
);
export type EventHappening = Extract<Happening, { kind: 'event' }>;

export interface World {
  readonly definition: JourneyDefinition;
  readonly level: ParticipantLevel;
  readonly endpoints: readonly Endpoint[];
  readonly publishedAt: number;
  readonly happenings: readonly Happening[];
  /** The segment of the endpoints whose plan is "pro". */
  readonly proSegment: string;
  /** Chance: a number in [0, 100) for this visit of this step. */
  draw(participant: string, step: string, visit: number): number;
}

/** Somebody inside: an endpoint, or a user with all endpoints. */
export interface Traveller {
  readonly id: string;
  readonly enteredAt: number;
  readonly endpoints: readonly Endpoint[];
}

export interface Path {
  readonly visits: { step: string; outcome: string; at: number }[];
  readonly messages: { endpoint: string; step: string; at: number }[];
}

export interface Story {
  readonly paths: Readonly<Record<string, Path>>;
  /** `endpoint event reason`: entries by events that were not let in. */
  readonly refusals: readonly string[];
}
