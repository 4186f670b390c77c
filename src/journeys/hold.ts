import { withTransaction, type Ctx } from '../context.ts';
import type { JourneyState } from '../domain/journey/index.ts';
import type { ParticipantRef } from '../orchestrator.ts';

/**
 * Holds a participant of a paused journey where it is; false when the journey was resumed in between.
 * The share lock makes resuming wait, so it sees everyone held and forgets nobody.
 */
export async function hold(ctx: Ctx, ref: ParticipantRef): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const journey = await tx
      .db('journeys')
      .where({ project_id: ref.projectId, id: ref.journeyId })
      .forShare()
      .first<{ state: JourneyState } | undefined>('state');
    if (journey?.state !== 'PAUSED') return false;
    await tx
      .db('participants')
      .where({
        project_id: ref.projectId,
        journey_id: ref.journeyId,
        run_id: ref.runId,
        id: ref.participantId,
      })
      .whereIn('state', ['entered', 'waiting'])
      .update({ state: 'held' });
    return true;
  });
}
