import { createHash } from 'node:crypto';
import type { Endpoint } from '../domain/endpoint.ts';
import {
  participantId,
  type EntryRefusal,
  type ParticipantLevel,
} from '../domain/journey/index.ts';

/** Somebody at the door: an endpoint, and the event that brought it, if one did. */
export interface Arrival {
  readonly endpoint: Endpoint;
  readonly eventId?: string;
  /** What the event is about, where a journey has one run for each such thing. */
  readonly entryKey?: string;
  /** Known already to be kept out. */
  readonly refusal?: EntryRefusal;
}

/** An arrival, and the participant that it is or would be: an endpoint, or a user with all of its endpoints. */
export interface Comer extends Arrival {
  readonly participantId: string;
  readonly endpointId: string | null;
  readonly userId: string | null;
}

/** The participant that an arrival would be; `round` counts the readings of a segment. */
export function comerOf(level: ParticipantLevel, arrival: Arrival, round?: number): Comer {
  const { endpoint, eventId } = arrival;
  const asUser = level === 'user' && endpoint.userId !== undefined;
  return {
    ...arrival,
    participantId: boundedId(participantId(level, endpoint, { eventId, round })),
    endpointId: asUser ? null : endpoint.id,
    userId: endpoint.userId ?? null,
  };
}

const LONGEST_ID = 200;

/** Temporal takes workflow ids of 1,000 bytes, its stores some less, and an endpoint id may have more. */
export function boundedId(id: string): string {
  if (id.length <= LONGEST_ID) return id;
  return `${id.slice(0, LONGEST_ID / 2)}~${createHash('sha256').update(id).digest('hex')}`;
}
