import { withTransaction, type Ctx } from '../context.ts';
import {
  entryRefusal,
  type JourneyDefinition,
  type JourneyState,
  type ParticipantLevel,
} from '../domain/journey/index.ts';
import type { ParticipantRef, RunRef } from '../orchestrator.ts';
import { comerOf, type Arrival, type Comer } from './comer.ts';
import { isCurrent, judgeAgain, type EntryRound } from './enter-again.ts';
import { recordRefusals } from './refusals.ts';

export interface EntryRules {
  readonly definition?: JourneyDefinition;
  /** Which reading of the segment, in a journey that reads it again. */
  readonly round?: EntryRound;
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
  { definition, round }: EntryRules = {},
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
    if (round && !(await isCurrent(tx, run, round))) return { kind: 'over' };

    const comers = arrivals.map((arrival) => comerOf(level, arrival, round?.number));
    const judged = comers.map((comer) => ({
      ...comer,
      refusal: comer.refusal ?? entryRefusal(comer.endpoint, definition),
    }));
    const asked = round ? await judgeAgain(tx, run, judged, definition?.Limits, round) : judged;
    await recordRefusals(tx, run, asked, round?.number);
    const admitted = asked.filter((arrival) => !arrival.refusal);
    await insertParticipants(tx, run, admitted);
    // Of all who came: who was let in by an attempt that died is to be started, whatever has changed since.
    return { kind: 'entered', participants: await entered(tx, run, asked) };
  });
}

async function insertParticipants(tx: Ctx, run: RunRef, comers: readonly Comer[]): Promise<void> {
  if (comers.length === 0) return;
  await tx
    .db('participants')
    .insert(
      comers.map((comer) => ({
        project_id: run.projectId,
        journey_id: run.journeyId,
        run_id: run.runId,
        id: comer.participantId,
        endpoint_id: comer.endpointId,
        user_id: comer.userId,
        event_id: comer.eventId ?? null,
        entry_key: comer.entryKey ?? null,
        state: 'entered',
        // No edit comes in between: it waits for the lock on the journey.
        version: tx.db('journey_runs').select('version').where({
          project_id: run.projectId,
          journey_id: run.journeyId,
          id: run.runId,
        }),
        entered_at: tx.now(),
      })),
    )
    .onConflict()
    .ignore();
}

async function entered(tx: Ctx, run: RunRef, comers: readonly Comer[]): Promise<ParticipantRef[]> {
  const { projectId, journeyId, runId } = run;
  const rows = await tx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId, run_id: runId, state: 'entered' })
    .whereIn(
      'id',
      comers.map((comer) => comer.participantId),
    )
    .select<{ id: string }[]>('id');
  return rows.map((row) => ({ projectId, journeyId, runId, participantId: row.id }));
}
