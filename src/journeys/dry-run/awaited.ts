import { isAwaited, type EntryFacts } from '../../domain/journey/index.ts';
import type { EventAnswer, EventAwaited } from '../await-event.ts';
import { sinceEntry, type PersonEvent, type SinceEntry } from '../person-events.ts';
import type { Actor, Stage } from './stage.ts';

/** What a person does in a rehearsal: what is stored, what steps sent, and what is assumed. */
interface Done {
  readonly entry: EntryFacts;
  readonly events: readonly PersonEvent[];
}

/** What happened to the person until now by the virtual clock. */
export async function drySinceEntry(
  stage: Stage,
  actor: Actor,
  types: readonly string[],
): Promise<SinceEntry> {
  const { entry, events } = await doneBy(stage, actor, types);
  return { entry, events: events.filter(({ at }) => at <= stage.clock.now) };
}

/** As the engine answers; an event that is stored for later ends the wait when the virtual clock comes to it. */
export async function dryAwaitEvent(
  stage: Stage,
  actor: Actor,
  { step, visit, stepId, since, isOver }: EventAwaited,
): Promise<EventAnswer> {
  const { clock, assumptions } = stage;
  const { participant, answered } = actor;
  const types = step.EventFilter.Dimensions.EventType?.Values ?? [];
  const { entry, events } = await doneBy(stage, actor, types);
  const event = events.find((one) => !answered.has(keyOf(one)) && isAwaited(step, one, entry));
  if (event && event.at <= clock.now) {
    answered.add(keyOf(event));
    return { kind: 'found', event };
  }
  const about = `${participant.runId}/${participant.participantId}/${stepId}/${visit}`;
  const assumed = types.find((type) => assumptions.says(type) && assumptions.happens(type, about));
  if (assumed !== undefined) {
    return { kind: 'found', event: { id: 'assumed', type: assumed, at: clock.now } };
  }
  if (isOver(since)) return { kind: 'timedOut' };
  return { kind: 'open', since, ...(event && { nextAt: event.at }) };
}

const keyOf = ({ endpointId, id }: PersonEvent): string => `${endpointId}/${id}`;

async function doneBy(
  { ctx, events: sent }: Stage,
  { participant, endpointIds }: Actor,
  types: readonly string[],
): Promise<Done> {
  const stored = await sinceEntry(ctx, participant, types);
  const thought = sent
    .map((event, at): PersonEvent => ({ ...event, id: `sent-${at}` }))
    .filter(
      ({ endpointId, type, at }) =>
        endpointIds.includes(endpointId) && types.includes(type) && at >= stored.entry.at,
    );
  const events = [...stored.events, ...thought].sort((a, b) => a.at.getTime() - b.at.getTime());
  return { entry: stored.entry, events };
}
