import type { Ctx, Deps } from '../../src/context.ts';
import { recordEvents } from '../../src/events/index.ts';
import type { NextMove } from '../../src/domain/journey/index.ts';
import * as journeys from '../../src/journeys/index.ts';
import type { ParticipantRef } from '../../src/orchestrator.ts';
import type { In } from '../../src/wire.ts';
import { at, runOf } from '../support/runs.ts';
import { welcomeProject, type WelcomeProject } from '../support/welcome-project.ts';

type Definition = Partial<In<'CreateJourney'>['WriteJourneyRequest']>;

export const filter = (type: string, dimensions: object = {}) => ({
  FilterType: 'ENDPOINT' as const,
  Dimensions: { EventType: { DimensionType: 'INCLUSIVE' as const, Values: [type] }, ...dimensions },
});

/** A shop: people who fill carts, and a journey that each cart starts. */
export class CartProject {
  private events = 0;

  constructor(
    readonly ctx: Ctx,
    readonly deps: Deps,
    readonly project: WelcomeProject,
  ) {}

  static async make(ctx: Ctx, deps: Deps, people: readonly string[]): Promise<CartProject> {
    return new CartProject(ctx, deps, await welcomeProject(ctx, people));
  }

  /** Publishes a journey that `cart` starts; returns its id. */
  async publish(definition: Definition): Promise<string> {
    const { Id } = await journeys.createJourney(this.ctx, {
      ApplicationId: this.project.projectId,
      WriteJourneyRequest: {
        Name: 'cart',
        State: 'ACTIVE',
        StartCondition: { EventStartCondition: { EventFilter: filter('cart') } },
        ...definition,
      },
    });
    return Id;
  }

  /** Stores an event of somebody's e-mail endpoint (or another one); returns its id. */
  async tell(
    who: string,
    type: string,
    attributes: Record<string, string> = {},
    time = new Date(),
  ): Promise<string> {
    const id = `e${(this.events += 1)}`;
    const [user = who] = who.split('-');
    const endpointId = who.includes('-') ? who : `${who}-email`;
    await recordEvents(this.ctx, this.project.projectId, [
      { endpointId, userId: user, id, type, at: time, attributes, metrics: {} },
    ]);
    return id;
  }

  /** The workers' part of the events that were told. */
  async take(): Promise<void> {
    while ((await journeys.takeTriggers(this.deps)) > 0);
  }

  /** Who is or was in a journey, in the order they came. */
  async participants(journeyId: string) {
    return this.ctx
      .db('participants')
      .where({ project_id: this.project.projectId, journey_id: journeyId })
      .orderBy('entered_at')
      .select<{ id: string; state: string; outcome: string | null; goal_at: Date | null }[]>(
        'id',
        'state',
        'outcome',
        'goal_at',
      );
  }

  async ref(journeyId: string, place = 0): Promise<ParticipantRef> {
    const { runId } = await runOf(this.ctx, this.project.projectId, journeyId);
    const participant = (await this.participants(journeyId))[place];
    if (!participant) throw new Error('Nobody entered');
    const { projectId } = this.project;
    return { projectId, journeyId, runId, participantId: participant.id };
  }

  /** A cart is filled, and its owner enters the journey. */
  async enter(journeyId: string, attributes: Record<string, string> = {}, who = 'ann') {
    await this.tell(who, 'cart', attributes);
    await this.take();
    const people = await this.participants(journeyId);
    return this.ref(journeyId, people.length - 1);
  }

  /** Advances as its workflow would, from where it is. */
  async advance(ref: ParticipantRef, move?: NextMove, time = new Date()): Promise<NextMove> {
    const cursor = move && move.kind !== 'left' ? move.cursor : { visit: 0 };
    return journeys.advance(at(this.ctx, time), ref, cursor);
  }

  async move(journeyId: string, State: 'ACTIVE' | 'PAUSED' | 'CANCELLED', time = new Date()) {
    await journeys.updateJourneyState(at(this.ctx, time), {
      ApplicationId: this.project.projectId,
      JourneyId: journeyId,
      JourneyStateRequest: { State },
    });
  }

  async steps(ref: ParticipantRef): Promise<string[]> {
    const rows = await this.ctx
      .db('participant_steps')
      .where({ run_id: ref.runId, participant_id: ref.participantId })
      .orderBy('visit')
      .select<{ step_id: string; outcome: string }[]>('step_id', 'outcome');
    return rows.map(({ step_id, outcome }) => `${step_id}:${outcome}`);
  }

  async metrics(journeyId: string) {
    const { Metrics } = await journeys.getJourneyExecutionMetrics(this.ctx, {
      ApplicationId: this.project.projectId,
      JourneyId: journeyId,
    });
    return Metrics;
  }
}
