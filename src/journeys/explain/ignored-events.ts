import type { Ctx } from '../../context.ts';
import { eventMismatch } from '../../domain/journey/index.ts';
import type { ExplanationItem } from './item.ts';
import type { Person } from './person.ts';
import type { History } from './rows.ts';
import type { ExplainedRun } from './run.ts';

/** How many of the newest events are looked at. */
const MOST = 20;

interface EventRow {
  readonly id: string;
  readonly endpoint_id: string;
  readonly type: string;
  readonly at: Date;
  readonly received_at: Date;
  readonly attributes: Record<string, string>;
  readonly metrics: Record<string, number>;
}

/** Events of the type that starts the journey which let nobody in, and why. */
export async function ignoredEvents(
  ctx: Ctx,
  projectId: string,
  person: Person,
  run: ExplainedRun,
  { participants, refusals }: History,
): Promise<ExplanationItem[]> {
  const filter = run.definition.StartCondition?.EventStartCondition?.EventFilter?.Dimensions;
  const types = filter?.EventType?.Values ?? [];
  if (!filter || types.length === 0) return [];
  const events = await ctx
    .db('events')
    .where({ project_id: projectId })
    .whereIn('endpoint_id', [...person.endpointIds])
    .whereIn('type', [...types])
    .orderBy('at', 'desc')
    .limit(MOST)
    .select<EventRow[]>('id', 'endpoint_id', 'type', 'at', 'received_at', 'attributes', 'metrics');
  const known = new Set([
    ...participants.map(({ event_id }) => event_id),
    ...refusals.map(({ event_id }) => event_id),
  ]);
  return events
    .filter(({ id }) => !known.has(id))
    .map((event) => {
      const mismatch = eventMismatch(filter, event);
      const { code, why } = mismatch
        ? { code: 'EVENT_FILTER', why: `it does not match the filter: ${mismatch}` }
        : whyUntaken(event, run);
      return {
        Date: event.at.toISOString(),
        Kind: 'EVENT_IGNORED',
        Code: code,
        Summary: `Event ${event.type} (${event.id}) of ${event.endpoint_id} let nobody in: ${why}.`,
        EndpointId: event.endpoint_id,
        EventId: event.id,
      };
    });
}

function whyUntaken(
  { received_at }: EventRow,
  { id, startAt, entryDone }: ExplainedRun,
): { code: string; why: string } {
  if (id === undefined || !startAt) {
    return { code: 'NOT_PUBLISHED', why: 'the journey is not published' };
  }
  if (received_at < startAt) {
    return {
      code: 'BEFORE_START',
      why: `it came at ${received_at.toISOString()}, and the journey starts at ${startAt.toISOString()}`,
    };
  }
  return entryDone
    ? { code: 'ENTRY_CLOSED', why: 'the journey lets nobody in any more' }
    : {
        code: 'NOT_TAKEN',
        why: 'it matches, and was not taken up yet or came while it could not be',
      };
}
