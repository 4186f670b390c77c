import type { Ctx } from '../context.ts';
import type { EntryFacts, TimedEvent } from '../domain/journey/index.ts';
import type { Participant } from './participant.ts';

/** An event of the person that a participant is: of its endpoint, or of any endpoint of its user. */
export interface PersonEvent extends TimedEvent {
  readonly id: string;
  readonly endpointId: string;
}

/** How a participant came in, and what its person did since then, in the order of the events' own times. */
export interface SinceEntry {
  readonly entry: EntryFacts;
  readonly events: readonly PersonEvent[];
}

/**
 * The stored events of these types since the entry, but for the one that let the participant in and those that it
 * awaited before: one event answers one wait.
 */
export async function sinceEntry(
  ctx: Pick<Ctx, 'db'>,
  participant: Participant,
  types: readonly string[],
): Promise<SinceEntry> {
  const { projectId, journeyId, runId, participantId, endpointId, userId } = participant;
  const entry = await entryOf(ctx, participant);
  const { rows: events } = await ctx.db.raw<{ rows: PersonEvent[] }>(
    `select e.id, e.endpoint_id as "endpointId", e.type, e.at, e.attributes, e.metrics
       from events e
      where e.project_id = :projectId and e.at >= :since
        and e.type in (select jsonb_array_elements_text(cast(:types as jsonb)))
        and e.endpoint_id in (
          select cast(:endpointId as text)
          union select id from endpoints where project_id = :projectId and user_id = cast(:userId as text))
        and (e.endpoint_id, e.id) is distinct from (cast(:endpointId as text), cast(:eventId as text))
        and not exists (
          select from event_waits w
           where w.project_id = :projectId and w.journey_id = :journeyId and w.run_id = :runId
             and w.participant_id = :participantId and w.endpoint_id = e.endpoint_id and w.event_id = e.id)
      order by e.at, e.id`,
    {
      projectId,
      journeyId,
      runId,
      participantId,
      endpointId,
      userId,
      eventId: participant.eventId ?? null,
      since: entry.at,
      types: JSON.stringify(types),
    },
  );
  return { entry, events };
}

async function entryOf(
  ctx: Pick<Ctx, 'db'>,
  { projectId, endpointId, eventId, enteredAt }: Participant,
): Promise<EntryFacts> {
  if (eventId === undefined || endpointId === null) return { at: enteredAt };
  const event = await ctx
    .db('events')
    .where({ project_id: projectId, endpoint_id: endpointId, id: eventId })
    .first<{ at: Date; attributes: Record<string, string> } | undefined>('at', 'attributes');
  return event ?? { at: enteredAt };
}

/** The event that did something to a participant, as the record of it says. */
export function eventDetail({ id, type, at }: Pick<PersonEvent, 'id' | 'type' | 'at'>): string {
  return `${type} at ${at.toISOString()} (event ${id})`;
}
