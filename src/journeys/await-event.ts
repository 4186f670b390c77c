import { withTransaction, type Ctx } from '../context.ts';
import { isAwaited, type WaitForEventStep } from '../domain/journey/index.ts';
import type { Participant } from './participant.ts';
import { sinceEntry, type PersonEvent } from './person-events.ts';
import { lockPeople } from './person-locks.ts';

/** One visit of a step that waits for an event. */
export interface EventAwaited {
  readonly participant: Participant;
  readonly visit: number;
  readonly stepId: string;
  readonly since: Date;
  readonly step: WaitForEventStep;
  /** Whether a wait that began then is over. */
  readonly isOver: (since: Date) => boolean;
}

/** What an event that was awaited is known by. */
export type FoundEvent = Pick<PersonEvent, 'id' | 'type' | 'at'>;

export type EventAnswer =
  /** `nextAt`: when it is known already that it comes, which only a rehearsal knows. */
  | { readonly kind: 'open'; readonly since: Date; readonly nextAt?: Date }
  | { readonly kind: 'found'; readonly event: FoundEvent }
  | { readonly kind: 'timedOut' };

interface WaitRow {
  readonly state: 'open' | 'found' | 'timed_out';
  readonly since: Date;
  readonly event_id: string | null;
  readonly event_type: string | null;
  readonly event_at: Date | null;
}

/**
 * Subscribes a visit to an event, looks for it among the stored ones, and answers; asked again, it says what came
 * meanwhile. All of it while no event of the person is looked at: none falls between the look and the subscription,
 * and of the event and the time-out only one is ever the answer.
 */
export async function awaitEvent(ctx: Ctx, asked: EventAwaited): Promise<EventAnswer> {
  return withTransaction(ctx, async (tx) => {
    const { participant, step, since, isOver } = asked;
    await lockPeople(tx, [participant]);
    const key = keyOf(asked);
    await tx
      .db('event_waits')
      .insert({ ...key, step_id: asked.stepId, since })
      .onConflict()
      .ignore();
    const row = await tx.db<WaitRow>('event_waits').where(key).first();
    if (!row) throw new Error(`Nothing says that ${participant.participantId} waits`);
    if (row.state === 'found') return { kind: 'found', event: eventOf(row) };
    if (row.state === 'timed_out') return { kind: 'timedOut' };

    const types = step.EventFilter.Dimensions.EventType?.Values ?? [];
    const { entry, events } = await sinceEntry(tx, participant, types);
    const event = events.find((one) => isAwaited(step, one, entry));
    if (event) {
      await tx.db('event_waits').where(key).update(foundColumns(event));
      return { kind: 'found', event };
    }
    if (!isOver(row.since)) return { kind: 'open', since: row.since };
    await tx.db('event_waits').where(key).update({ state: 'timed_out' });
    return { kind: 'timedOut' };
  });
}

/** What is written of a wait whose event came. */
export function foundColumns({
  endpointId,
  id,
  type,
  at,
}: Omit<PersonEvent, 'attributes' | 'metrics'>) {
  return { state: 'found', endpoint_id: endpointId, event_id: id, event_type: type, event_at: at };
}

function eventOf({ event_id: id, event_type: type, event_at: at }: WaitRow): FoundEvent {
  if (id === null || type === null || at === null) throw new Error('A wait has found no event');
  return { id, type, at };
}

function keyOf({ participant, visit }: EventAwaited) {
  return {
    project_id: participant.projectId,
    journey_id: participant.journeyId,
    run_id: participant.runId,
    participant_id: participant.participantId,
    visit,
  };
}
