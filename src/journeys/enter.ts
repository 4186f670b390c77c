import { createHash } from 'node:crypto';
import { withTransaction, type Ctx } from '../context.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import {
  entryRefusal,
  participantId,
  type EntryRefusal,
  type JourneyState,
  type ParticipantLevel,
} from '../domain/journey/index.ts';
import type { ParticipantRef, RunRef } from '../orchestrator.ts';

/** Somebody at the door: an endpoint, and the event that brought it, if one did. */
export interface Arrival {
  readonly endpoint: Endpoint;
  readonly eventId?: string;
  /** Known already to be kept out. */
  readonly refusal?: EntryRefusal;
}

export type Entry =
  | { readonly kind: 'entered'; readonly participants: readonly ParticipantRef[] }
  /** Nobody was let in: the journey is paused, or it is over. */
  | { readonly kind: 'paused' | 'over' };

/**
 * Lets arrivals into a run, or records why not, in one transaction; gives back those whose workflow is to be
 * started, also those that an earlier attempt let in and did not start. Nobody enters once the journey is
 * no longer ACTIVE: the share lock makes pausing and cancelling wait for this page.
 */
export async function enter(
  ctx: Ctx,
  run: RunRef,
  level: ParticipantLevel,
  arrivals: readonly Arrival[],
): Promise<Entry> {
  return withTransaction(ctx, async (tx) => {
    const journey = await tx
      .db('journeys')
      .where({ project_id: run.projectId, id: run.journeyId })
      .forShare()
      .first<{ state: JourneyState } | undefined>('state');
    if (journey?.state === 'PAUSED') {
      // A page of a segment comes again when the journey goes on; an event does not, so it is told.
      const events = arrivals.filter((arrival) => arrival.eventId !== undefined);
      await recordRefusals(
        tx,
        run,
        events.map((arrival) => ({ ...arrival, refusal: 'PAUSED' })),
      );
      return { kind: 'paused' };
    }
    if (journey?.state !== 'ACTIVE') return { kind: 'over' };

    const judged = arrivals.map((arrival) => ({
      ...arrival,
      refusal: arrival.refusal ?? entryRefusal(arrival.endpoint),
    }));
    await recordRefusals(tx, run, judged);
    const entering = judged.filter((arrival) => !arrival.refusal);
    await insertParticipants(tx, run, level, entering);
    return { kind: 'entered', participants: await entered(tx, run, level, entering) };
  });
}

async function recordRefusals(tx: Ctx, run: RunRef, arrivals: readonly Arrival[]): Promise<void> {
  const refused = arrivals.filter((arrival) => arrival.refusal);
  if (refused.length === 0) return;
  await tx
    .db('journey_refusals')
    .insert(
      refused.map(({ endpoint, eventId, refusal }) => ({
        project_id: run.projectId,
        journey_id: run.journeyId,
        run_id: run.runId,
        endpoint_id: endpoint.id,
        event_id: eventId ?? '',
        reason: refusal,
        at: tx.now(),
      })),
    )
    .onConflict()
    .ignore();
}

async function insertParticipants(
  tx: Ctx,
  run: RunRef,
  level: ParticipantLevel,
  arrivals: readonly Arrival[],
): Promise<void> {
  if (arrivals.length === 0) return;
  await tx
    .db('participants')
    .insert(
      arrivals.map(({ endpoint, eventId }) => {
        const asUser = level === 'user' && endpoint.userId !== undefined;
        return {
          project_id: run.projectId,
          journey_id: run.journeyId,
          run_id: run.runId,
          id: boundedId(participantId(level, endpoint, eventId)),
          endpoint_id: asUser ? null : endpoint.id,
          user_id: endpoint.userId ?? null,
          event_id: eventId ?? null,
          state: 'entered',
          entered_at: tx.now(),
        };
      }),
    )
    .onConflict()
    .ignore();
}

async function entered(
  tx: Ctx,
  run: RunRef,
  level: ParticipantLevel,
  arrivals: readonly Arrival[],
): Promise<ParticipantRef[]> {
  const ids = arrivals.map(({ endpoint, eventId }) =>
    boundedId(participantId(level, endpoint, eventId)),
  );
  const rows = await tx
    .db('participants')
    .where({
      project_id: run.projectId,
      journey_id: run.journeyId,
      run_id: run.runId,
      state: 'entered',
    })
    .whereIn('id', ids)
    .select<{ id: string }[]>('id');
  const { projectId, journeyId, runId } = run;
  return rows.map((row) => ({ projectId, journeyId, runId, participantId: row.id }));
}

const LONGEST_ID = 200;

/** Temporal takes workflow ids of 1,000 bytes, its stores some less, and an endpoint id may have more. */
function boundedId(id: string): string {
  if (id.length <= LONGEST_ID) return id;
  return `${id.slice(0, LONGEST_ID / 2)}~${createHash('sha256').update(id).digest('hex')}`;
}
