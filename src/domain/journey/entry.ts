import type { Endpoint } from '../endpoint.ts';
import type { JourneyDefinition } from './definition.ts';
import type { EntryRefusal } from './entry-refusal.ts';
import { missesZone } from './local-start.ts';

/** The first rule that keeps an endpoint out, or undefined when it may enter. */
export function entryRefusal(
  endpoint: Endpoint,
  definition?: JourneyDefinition,
): EntryRefusal | undefined {
  if (endpoint.optOut === 'ALL') return 'ENDPOINT_OPT_OUT';
  if (endpoint.status === 'INACTIVE') return 'ENDPOINT_INACTIVE';
  if (!endpoint.channelType) return 'ENDPOINT_MISSING_CHANNEL';
  if (!endpoint.address) return 'ENDPOINT_MISSING_ADDRESS';
  if (definition && missesZone(definition, endpoint)) return 'ENDPOINT_MISSING_TIMEZONE';
  return undefined;
}

/** Whether participants are users or endpoints. */
export type ParticipantLevel = 'endpoint' | 'user';

/** What lets somebody in: an event, or a reading of the start segment, counted from 0. */
export interface EntryCause {
  readonly eventId?: string;
  readonly round?: number;
}

/**
 * Who a participant is and under which id: the same endpoint (or user) and the same cause always give the
 * same id, so nobody enters twice for one cause.
 */
export function participantId(
  level: ParticipantLevel,
  endpoint: Pick<Endpoint, 'id' | 'userId'>,
  { eventId, round = 0 }: EntryCause = {},
): string {
  // Encoded, so that no id can hold the marks between the parts and pass for another.
  const who =
    level === 'user' && endpoint.userId
      ? `user:${encodeURIComponent(endpoint.userId)}`
      : encodeURIComponent(endpoint.id);
  if (eventId) return `${who}/${encodeURIComponent(eventId)}`;
  return round > 0 ? `${who}@${round}` : who;
}
