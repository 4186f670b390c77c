import type { Ctx } from '../../context.ts';
import type { Rehearsal } from '../../deliveries/index.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type {
  JourneyDefinition,
  JourneyState,
  ParticipantLevel,
} from '../../domain/journey/index.ts';
import type { ProjectSettings } from '../../domain/project-settings.ts';
import type { SegmentTest } from '../../segments/index.ts';
import type { Cursor } from '../../domain/journey/index.ts';
import type { StepEvent } from '../send-event.ts';
import type { Participant } from '../participant.ts';
import type { DoneStep } from '../record.ts';
import type { Agenda } from './agenda.ts';
import type { Assumptions } from './assumptions.ts';
import type { Plan } from './request.ts';
import type { MessageTally, Tally } from './tally.ts';

/** Somebody who was let in, and all that a real run would have in Postgres. */
export interface Actor {
  readonly participant: Participant;
  readonly endpointIds: readonly string[];
  readonly steps: (DoneStep & { readonly at: Date })[];
  /** The steps whose message was accepted. */
  readonly sent: Set<string>;
  readonly waited: Set<string>;
  /** The events that it has awaited and that came. */
  readonly answered: Set<string>;
  place: Cursor | undefined;
  waitsUntil: Date | undefined;
  isInside: boolean;
}

export interface ThoughtEvent extends StepEvent {
  readonly at: Date;
}

/** Everything of one rehearsal: what is given, its virtual clock, and what became of it so far. */
export interface Stage {
  /** Reads only; its clock is the virtual one. */
  readonly ctx: Ctx;
  readonly plan: Plan;
  readonly projectId: string;
  readonly journeyId: string;
  readonly journeyState: JourneyState;
  /** What draws depend on: of a published journey the run that it has, so that they are those of the engine. */
  readonly runId: string;
  readonly definition: JourneyDefinition;
  readonly level: ParticipantLevel;
  readonly settings: ProjectSettings;
  readonly startAt: Date;
  readonly clock: { now: Date };
  readonly agenda: Agenda;
  readonly rehearsal: Rehearsal;
  readonly assumptions: Assumptions;
  /** As they are, or as steps have changed them. */
  readonly endpoints: Map<string, Endpoint>;
  readonly segments: Map<string, SegmentTest>;
  readonly events: ThoughtEvent[];
  readonly actors: Map<string, Actor>;
  readonly arrived: { count: number };
  readonly nextTurn: { at: Date };
  readonly refusals: Tally;
  /** Messages that did not go, or not at once. */
  readonly withheld: Tally;
  readonly messages: MessageTally;
  /** What a reader has to know of this answer. */
  readonly notes: Set<string>;
}
