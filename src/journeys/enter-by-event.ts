import { systemCtx, type Ctx, type Deps } from '../context.ts';
import {
  chainRefusal,
  eventMatches,
  reentryRefusal,
  type EventDimensions,
  type JourneyDefinition,
} from '../domain/journey/index.ts';
import { findEndpoints } from '../endpoints/index.ts';
import { filterMembers } from '../segments/index.ts';
import type { ParticipantRef, RunRef } from '../orchestrator.ts';
import { setChain } from './chain.ts';
import { comerOf, type Arrival } from './comer.ts';
import { earlierEntries } from './earlier-entries.ts';
import { enter } from './enter.ts';
import { entryKeyOf } from './entry-key.ts';

/** One stored event, and a journey that starts by its type. */
export interface TriggeredEvent {
  readonly projectId: string;
  readonly account: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly type: string;
  readonly attributes: Record<string, string>;
  readonly metrics: Record<string, number>;
  readonly journeyId: string;
  readonly runId: string;
  readonly definition: JourneyDefinition;
  /** The place of the entry in a row that journeys caused; 0 when none did. */
  readonly chain: number;
}

/**
 * Lets the endpoint of an event into the journey that the event starts, if the filter and the segment let
 * it. Somebody still inside is not entered again, nor is who entered too often or too short a while ago.
 * Returns who is to be started.
 */
export async function enterByEvent(
  tx: Ctx,
  event: TriggeredEvent,
): Promise<readonly ParticipantRef[]> {
  const start = event.definition.StartCondition?.EventStartCondition;
  const dimensions: EventDimensions = start?.EventFilter?.Dimensions ?? {};
  if (!start || !eventMatches(dimensions, event)) return [];
  const { projectId, journeyId, runId, endpointId } = event;
  const endpoint = (await findEndpoints(tx, projectId, [endpointId])).get(endpointId);
  if (!endpoint) return [];

  const run: RunRef = { account: event.account, projectId, journeyId, runId };
  const arrival: Arrival = { endpoint, eventId: event.eventId };
  if (start.SegmentId) {
    const members = await filterMembers(tx, { projectId, segmentId: start.SegmentId }, [
      endpointId,
    ]);
    if (!members.has(endpointId)) {
      return arrive(tx, run, { ...arrival, refusal: 'FILTERED_OUT_BY_SEGMENT' });
    }
  }
  // Two events of one endpoint at the same moment: one at a time, so the second sees the first inside.
  await tx.db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `${projectId}/${endpointId}`,
  ]);
  const [earlier] = await earlierEntries(tx, run, [comerOf('endpoint', arrival)]);
  const keyed = await entryKeyOf(tx, run, event);
  const refusal =
    chainRefusal(event.chain) ??
    keyed?.refusal ??
    // Who has a run for one key may have one for another at the same time.
    (earlier &&
      reentryRefusal(
        event.definition.Limits,
        keyed ? { ...earlier, inside: false } : earlier,
        tx.now(),
      ));
  const entered = await arrive(tx, run, { ...arrival, entryKey: keyed?.key, refusal });
  await setChain(tx, entered, event.chain);
  return entered;
}

async function arrive(tx: Ctx, run: RunRef, arrival: Arrival): Promise<readonly ParticipantRef[]> {
  const entry = await enter(tx, run, 'endpoint', [arrival]);
  return entry.kind === 'entered' ? entry.participants : [];
}

/** A ctx for the account that an event belongs to. */
export function eventCtx(deps: Deps, event: TriggeredEvent): Ctx {
  return systemCtx(deps, event.account, `event/${event.eventId}`);
}
