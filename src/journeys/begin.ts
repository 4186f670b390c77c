import type { Ctx } from '../context.ts';
import type { ParticipantRef, ParticipantStart, RunRef } from '../orchestrator.ts';
import { goOn, placeOf } from './go-on.ts';
import { loadParticipant } from './participant.ts';
import { wakeBegun } from './wakes.ts';

/**
 * Takes those who entered through their first steps, up to the first wait, and starts their workflows there:
 * many at once share their statements, and a wait that comes first costs the engine no task and no timer.
 * May be repeated: they count as entered until their workflows are started.
 */
export async function begin(
  ctx: Ctx,
  run: RunRef,
  participants: readonly ParticipantRef[],
): Promise<void> {
  const starts = await Promise.all(participants.map((participant) => firstSteps(ctx, participant)));
  const begun = starts.filter((start) => start !== undefined);
  await ctx.orchestrator.startParticipants(ctx.account, begun, ctx.now);
  await ctx
    .db('participants')
    .where({
      project_id: run.projectId,
      journey_id: run.journeyId,
      run_id: run.runId,
      state: 'entered',
    })
    .whereRaw('(step_id is not null or waits_until is not null)')
    .whereIn(
      'id',
      begun.map(({ participantId }) => participantId),
    )
    .update({ state: 'waiting' });
  await wakeBegun(ctx, begun);
}

/** Undefined when it is under way already, or was cancelled or deleted meanwhile. */
async function firstSteps(
  ctx: Ctx,
  participant: ParticipantRef,
): Promise<ParticipantStart | undefined> {
  try {
    const loaded = await loadParticipant(ctx, participant, 0);
    if (loaded?.state !== 'entered') return undefined;
    // Paused: its workflow holds it until the journey goes on.
    if (loaded.journeyState === 'PAUSED') return participant;
    const begun = await goOn(ctx, loaded, placeOf(loaded, { visit: 0 }), { entering: true });
    return begun ? { ...participant, begun } : await firstSteps(ctx, participant);
  } catch (err) {
    // Nobody else waits for it: its workflow tries again, for as long as it takes.
    ctx.log.warn({ err, ...participant }, 'The first steps of a participant failed');
    return participant;
  }
}
