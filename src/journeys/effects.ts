import type { Logger } from 'pino';
import type { DeliveryRequest, DeliveryResult } from '../deliveries/index.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { OccurredEvent } from '../domain/journey/index.ts';
import type { AttributeChange } from '../endpoints/index.ts';
import type { ParticipantRef } from '../orchestrator.ts';
import type { SegmentRef } from '../segments/index.ts';
import type { EventAnswer, EventAwaited } from './await-event.ts';
import type { Deed, DeedResult } from './deed.ts';
import type { StepDone } from './done-before.ts';
import type { Participant, ParticipantState } from './participant.ts';
import type { SinceEntry } from './person-events.ts';
import type { DoneStep, Standing } from './record.ts';
import type { StepEvent } from './send-event.ts';

/** Events of a participant's endpoints since a moment; with `messageOf` only those that this message caused. */
export interface EventsAsked {
  readonly projectId: string;
  readonly endpointIds: readonly string[];
  readonly types: readonly string[];
  readonly since: Date;
  readonly messageOf?: ParticipantRef & { readonly stepId: string };
}

export interface StoredEvent extends OccurredEvent {
  readonly id: string;
  readonly at: Date;
}

/**
 * Everything that the walk of a participant asks of the world and does to it. Steps know nothing else: what the
 * engine does (`engine-effects.ts`) can so be rehearsed (`dry-run/effects.ts`), and a step that needs something
 * new does not compile until it is said what that is in both.
 */
export interface Effects {
  readonly now: () => Date;
  readonly log: Pick<Logger, 'warn'>;
  /** The endpoints that a participant stands for. */
  endpointsOf(participant: Participant): Promise<readonly Endpoint[]>;
  /** The last time that a participant did a step. */
  doneBefore(participant: ParticipantRef, stepId: string): Promise<StepDone | undefined>;
  /** The visits at which a LoopBack step took a participant back, by what is recorded. */
  timesBack(participant: ParticipantRef, stepId: string): Promise<readonly number[]>;
  /** Whether the message of a step was sent to a participant. */
  wasSent(participant: ParticipantRef, stepId: string): Promise<boolean>;
  /** What a participant's person did since it came in. */
  sinceEntry(participant: Participant, types: readonly string[]): Promise<SinceEntry>;
  /** Waits for an event at a visit: subscribes the first time, and says what came or that it is too late. */
  awaitEvent(asked: EventAwaited): Promise<EventAnswer>;
  /** Counts a participant as one who reached the goal, once. */
  reachGoal(participant: ParticipantRef, at: Date): Promise<void>;
  events(asked: EventsAsked): Promise<readonly StoredEvent[]>;
  /** Which of these endpoints are in the segment now. @throws NotFoundError when it was deleted */
  members(segment: SegmentRef, endpointIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Sends; unless `patiently`, a provider that takes long is not waited for, and the messages are to be asked for again. */
  deliver(
    requests: readonly DeliveryRequest[],
    patiently: boolean,
  ): Promise<readonly DeliveryResult[]>;
  /** When these messages may go, in a journey that sends so many per second. */
  takeTurns(participant: ParticipantRef, messages: number, rate: number): Promise<Date>;
  /** Changes attributes of endpoints that are there, and records the deed. */
  changeAttributes(deed: Deed, changes: readonly AttributeChange[]): Promise<DeedResult>;
  /** Stores an event with what it triggers, and records the deed. */
  sendEvent(deed: Deed, event: StepEvent): Promise<DeedResult>;
  /** Lets the participant into another journey, and records the deed. */
  startJourney(deed: Deed, journeyId: string, endpoints: readonly Endpoint[]): Promise<DeedResult>;
  /** Makes decisions durable before a message follows from them. */
  recordSteps(participant: ParticipantRef, steps: readonly DoneStep[]): Promise<void>;
  /** Records the steps, and where the participant stands; false when it is not inside any more. */
  recordStanding(
    participant: ParticipantRef,
    steps: readonly DoneStep[],
    standing: Standing,
    from?: readonly ParticipantState[],
  ): Promise<boolean>;
  /** Somebody has left: the run is over if that was the last one. */
  leftRun(participant: ParticipantRef): Promise<void>;
}
