import type { Endpoint } from '../../domain/endpoint.ts';
import {
  entryEnds,
  entryRefusal,
  reentryRefusal,
  type EntryRefusal,
} from '../../domain/journey/index.ts';
import { findUserEndpoints } from '../../endpoints/index.ts';
import { comerOf, type Comer } from '../comer.ts';
import type { Actor, Stage } from './stage.ts';
import { exampleOf } from './tally.ts';

/** Somebody at the door, by the virtual clock. */
export interface DryArrival {
  readonly endpoint: Endpoint;
  readonly eventId?: string;
  readonly round?: number;
  /** Known already to be kept out. */
  readonly refusal?: EntryRefusal | 'EVENT_FILTER' | 'NOT_IN_SEGMENT';
  readonly detail?: string;
}

/** Judges an arrival by the rules of entry; the actor, or undefined for who is kept out or is in by this cause. */
export async function admit(stage: Stage, arrival: DryArrival): Promise<Actor | undefined> {
  const { clock, definition, refusals, startAt, arrived } = stage;
  if (entryEnds(definition, startAt) <= clock.now) return undefined;
  arrived.count += 1;
  const { endpoint, eventId, round, detail } = arrival;
  const comer = comerOf(stage.level, { endpoint, eventId }, round);
  const { participantId } = comer;
  if (stage.actors.has(participantId)) return undefined;
  const refusal =
    arrival.refusal ?? entryRefusal(endpoint, definition) ?? againRefusal(stage, comer);
  if (refusal) {
    refusals.add(refusal, exampleOf(clock.now, { endpoint, detail }));
    return undefined;
  }
  const actor = await actorOf(stage, comer);
  stage.actors.set(participantId, actor);
  return actor;
}

/** Who was in by another cause. */
function againRefusal(
  { actors, definition, clock, notes }: Stage,
  comer: Comer,
): EntryRefusal | undefined {
  const earlier = [...actors.values()].filter(({ participant: { endpointId, userId } }) =>
    comer.endpointId === null
      ? endpointId === null && userId === comer.userId
      : endpointId === comer.endpointId,
  );
  const entries = earlier.map(({ participant }) => participant.enteredAt);
  if (definition.EntryKey !== undefined) {
    notes.add('EntryKey: each event counts as one with a key of its own');
  }
  return reentryRefusal(
    definition.Limits,
    {
      inside: definition.EntryKey === undefined && earlier.some(({ isInside }) => isInside),
      entries: earlier.length,
      last: entries.at(-1),
    },
    clock.now,
  );
}

async function actorOf(stage: Stage, comer: Comer): Promise<Actor> {
  const { ctx, projectId, journeyId, runId, settings, clock, endpoints } = stage;
  const { participantId, endpointId, userId } = comer;
  const mine =
    endpointId === null && userId !== null
      ? ((await findUserEndpoints(ctx, projectId, [userId])).get(userId) ?? [])
      : [comer.endpoint];
  for (const endpoint of mine) {
    if (!endpoints.has(endpoint.id)) endpoints.set(endpoint.id, endpoint);
  }
  return {
    participant: {
      projectId,
      journeyId,
      runId,
      participantId,
      state: 'waiting',
      endpointId,
      userId,
      eventId: comer.eventId,
      enteredAt: clock.now,
      version: 0,
      currentVersion: 0,
      place: undefined,
      journeyState: 'ACTIVE',
      pauses: [],
      recorded: [],
      settings,
    },
    endpointIds: mine.map(({ id }) => id),
    steps: [],
    sent: new Set(),
    waited: new Set(),
    answered: new Set(),
    place: undefined,
    waitsUntil: undefined,
    isInside: true,
  };
}
