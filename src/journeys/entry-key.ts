import type { Ctx } from '../context.ts';
import type { EntryRefusal, JourneyDefinition } from '../domain/journey/index.ts';
import type { RunRef } from '../orchestrator.ts';
import { boundedId } from './comer.ts';

interface KeyedEvent {
  readonly endpointId: string;
  readonly eventId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly definition: JourneyDefinition;
}

/** What an event is about, in a journey with one run for each such thing; undefined where there is no EntryKey. */
export interface EntryKey {
  readonly key?: string;
  readonly refusal?: EntryRefusal;
}

/** The key of an event, and whether it keeps the event's endpoint out. */
export async function entryKeyOf(
  tx: Ctx,
  { projectId, journeyId }: RunRef,
  { endpointId, eventId, attributes, definition }: KeyedEvent,
): Promise<EntryKey | undefined> {
  const name = definition.EntryKey;
  if (name === undefined) return undefined;
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!value) return { refusal: 'ENTRY_KEY_MISSING' };
  const key = boundedId(value);
  const known: unknown = await tx
    .db('participants')
    .where({
      project_id: projectId,
      journey_id: journeyId,
      endpoint_id: endpointId,
      entry_key: key,
    })
    .whereNot({ event_id: eventId })
    .first('id');
  return known ? { refusal: 'ENTRY_KEY_REPEATED' } : { key };
}
