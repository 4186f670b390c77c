import {
  eventMismatch,
  nextRefresh,
  readsAgain,
  type EventDimensions,
} from '../../domain/journey/index.ts';
import { findEndpoints } from '../../endpoints/index.ts';
import { ValidationError } from '../../errors.ts';
import { segmentPage, segmentSize } from '../../segments/index.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { testOf } from './effects.ts';
import type { DryArrival } from './entry.ts';
import { LIMITS } from './request.ts';
import type { Stage } from './stage.ts';

/** Somebody who comes at a moment; the rules that depend on that moment are asked then. */
export interface Coming {
  readonly at: Date;
  readonly arrival: () => Promise<DryArrival>;
}

/** Everybody who comes, by what starts the journey and what was asked for. */
export async function arrivals(stage: Stage): Promise<Coming[]> {
  const { definition, plan } = stage;
  const event = definition.StartCondition?.EventStartCondition;
  if (!event) return bySegment(stage);
  const filter = event.EventFilter?.Dimensions ?? {};
  if (plan.isReplay) return replayed(stage, filter, event.SegmentId);
  if (!plan.endpointIds) {
    throw new ValidationError(
      'EndpointIds and Replay are both missing, and an event starts the journey: expected who comes (EndpointIds), or the events of the last days (Replay.Days)',
    );
  }
  stage.notes.add('Each endpoint comes once, with an event that matches the filter');
  const coming = [...(await named(stage, plan.endpointIds)).values()];
  return coming.map((endpoint) => ({
    at: stage.startAt,
    arrival: () => byEvent(stage, { endpoint, eventId: 'dry-run' }, event.SegmentId),
  }));
}

async function bySegment(stage: Stage): Promise<Coming[]> {
  const { ctx, projectId, definition, plan, notes } = stage;
  const segmentId = definition.StartCondition?.SegmentStartCondition?.SegmentId ?? '';
  const ref = { projectId, segmentId };
  let coming: readonly Endpoint[];
  if (plan.endpointIds) {
    coming = [...(await named(stage, plan.endpointIds)).values()];
  } else {
    coming = await segmentPage(ctx, ref, { limit: plan.sample });
    const all = coming.length < plan.sample ? coming.length : await segmentSize(ctx, ref);
    if (all > coming.length) {
      notes.add(`Sample: ${coming.length} of the ${all} members of the segment, the first by id`);
    }
  }
  return rounds(stage).flatMap((at, round) =>
    coming.map((endpoint) => ({
      at,
      arrival: async () => {
        const now = stage.endpoints.get(endpoint.id) ?? endpoint;
        const isMember = (await testOf(stage, ref))(now, stage.clock.now);
        return { endpoint: now, round, ...(!isMember && { refusal: 'NOT_IN_SEGMENT' as const }) };
      },
    })),
  );
}

/** The moments at which the members are read. */
function rounds({ definition, startAt, plan, notes }: Stage): Date[] {
  const { RefreshFrequency: interval } = definition;
  const moments = [startAt];
  if (!interval || !readsAgain(definition)) return moments;
  for (
    let at = nextRefresh(startAt, interval, startAt);
    at <= plan.until;
    at = nextRefresh(startAt, interval, at)
  ) {
    if (moments.length >= LIMITS.rounds) {
      notes.add(
        `Limit: members are read ${LIMITS.rounds} times at most, the last time at ${moments.at(-1)?.toISOString()}`,
      );
      break;
    }
    moments.push(at);
  }
  return moments;
}

interface EventRow {
  readonly id: string;
  readonly endpoint_id: string;
  readonly type: string;
  readonly at: Date;
  readonly attributes: Record<string, string>;
  readonly metrics: Record<string, number>;
}

async function replayed(
  stage: Stage,
  filter: EventDimensions,
  segmentId: string | undefined,
): Promise<Coming[]> {
  const { ctx, projectId, plan, startAt, notes } = stage;
  const query = ctx
    .db('events')
    .where({ project_id: projectId })
    .whereIn('type', [...(filter.EventType?.Values ?? [])])
    .whereBetween('at', [startAt, plan.until])
    .orderBy([{ column: 'at' }, { column: 'id' }])
    .limit(LIMITS.replayEvents + 1);
  if (plan.endpointIds) void query.whereIn('endpoint_id', [...plan.endpointIds]);
  const rows = await query.select<EventRow[]>(
    'id',
    'endpoint_id',
    'type',
    'at',
    'attributes',
    'metrics',
  );
  if (rows.length > LIMITS.replayEvents) {
    rows.pop();
    notes.add(
      `Limit: the first ${LIMITS.replayEvents} events, up to ${rows.at(-1)?.at.toISOString()}`,
    );
  }
  const endpoints = await findEndpoints(ctx, projectId, [
    ...new Set(rows.map((row) => row.endpoint_id)),
  ]);
  return rows.flatMap((row) => {
    const endpoint = endpoints.get(row.endpoint_id);
    if (!endpoint) return [];
    const detail = eventMismatch(filter, row);
    const arrival = { endpoint, eventId: row.id };
    return {
      at: row.at,
      arrival: () =>
        detail === undefined
          ? byEvent(stage, arrival, segmentId)
          : Promise.resolve({ ...arrival, refusal: 'EVENT_FILTER' as const, detail }),
    };
  });
}

async function byEvent(
  stage: Stage,
  arrival: DryArrival,
  segmentId: string | undefined,
): Promise<DryArrival> {
  const endpoint = stage.endpoints.get(arrival.endpoint.id) ?? arrival.endpoint;
  if (!segmentId) return { ...arrival, endpoint };
  const isMember = await testOf(stage, { projectId: stage.projectId, segmentId });
  return isMember(endpoint, stage.clock.now)
    ? { ...arrival, endpoint }
    : { ...arrival, endpoint, refusal: 'FILTERED_OUT_BY_SEGMENT' };
}

/** The endpoints that were named. @throws ValidationError naming those that are not there */
async function named(stage: Stage, ids: readonly string[]): Promise<Map<string, Endpoint>> {
  const found = await findEndpoints(stage.ctx, stage.projectId, ids);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) {
    throw new ValidationError(`EndpointIds: there is no endpoint ${missing.join(', ')}`);
  }
  return found;
}
